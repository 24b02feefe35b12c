/** What server and client say to each other: types made from `openapi.yaml`. */
export type { components, operations, paths } from './openapi-types.ts';
export type { Schemas } from './schemas.ts';
