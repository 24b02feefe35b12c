import type { components } from './openapi-types.ts';

/** Shapes of bodies, by their names in `openapi.yaml`. */
export type Schemas = components['schemas'];
