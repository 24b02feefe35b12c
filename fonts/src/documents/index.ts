export * from './embed-font.ts';
