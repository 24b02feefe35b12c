/**
 * The families of Chinese type that are shipped, all under the SIL Open Font License 1.1, and where their files lie by the
 * names that the packages' indices give them. Each family is one variable font with every weight, in about a hundred
 * slices of the character set.
 */
export interface FontFamily {
  /** Beginning of PostScript names. */
  readonly name: string;
  readonly isSerif: boolean;
  /** Thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Address of the index of slices, and of a slice. */
  index(): string;
  slice(name: string): string;
}

export const FONT_FAMILIES = {
  /** 宋体 */
  song: {
    name: 'NotoSerifSC',
    isSerif: true,
    ascent: 880,
    descent: -120,
    capHeight: 740,
    index: () => import.meta.resolve('@fontsource-variable/noto-serif-sc/unicode.json'),
    slice: (name) =>
      import.meta.resolve(`@fontsource-variable/noto-serif-sc/files/noto-serif-sc-${name}-wght-normal.woff2`),
  },
  /** 黑体 */
  hei: {
    name: 'NotoSansSC',
    isSerif: false,
    ascent: 880,
    descent: -120,
    capHeight: 733,
    index: () => import.meta.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
    slice: (name) =>
      import.meta.resolve(`@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${name}-wght-normal.woff2`),
  },
} as const satisfies Record<string, FontFamily>;

export type FontFamilyName = keyof typeof FONT_FAMILIES;
