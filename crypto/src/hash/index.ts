export { Sm3 } from './sm3.ts';
export { digestOf, type RunningHash, startHash } from './start-hash.ts';
