export * from './refusal.ts';
export * from './step.ts';
