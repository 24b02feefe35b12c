export * from './composite-font.ts';
export * from './write-truetype.ts';
