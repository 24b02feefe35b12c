export * from './batch-jobs.ts';
export * from './jobs.ts';
export * from './open-jobs.ts';
