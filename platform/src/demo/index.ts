export { DemoSpace, type DemoSpaceParts } from './demo-space.ts';
export { type DemoContract, type DemoSpaceFile, DemoSpaceUnusable } from './demo-space-file.ts';
