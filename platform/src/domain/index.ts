export * from './course.ts';
export * from './refusal.ts';
export * from './transitions.ts';
