export * from './contour-path.ts';
export * from './em.ts';
export * from './text-path.ts';
