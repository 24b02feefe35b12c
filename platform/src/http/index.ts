export { closeApp } from './close-app.ts';
export { type AppOptions, createApp } from './create-app.ts';
export { createHandlers } from './handlers/index.ts';
export { BASE } from './operations.ts';
export { HttpProblem } from './problem.ts';
export { problemOf } from './problem-of.ts';
export type { Rate } from './rate-limit.ts';
export { requestHash } from './request-hash.ts';
