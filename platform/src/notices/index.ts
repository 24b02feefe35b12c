export * from './announce.ts';
export * from './forget-notices.ts';
export * from './notices.ts';
