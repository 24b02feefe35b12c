export * from './chinese-font.ts';
export * from './errors.ts';
export type { FontFamilyName } from './font-families.ts';
export * from './set-text.ts';
