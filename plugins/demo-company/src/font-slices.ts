/** Where the font's files lie, by the names that its index gives them. */
export const fontIndex = () => import.meta.resolve('@fontsource-variable/noto-serif-sc/unicode.json');

export const fontSlice = (slice: string) =>
  import.meta.resolve(`@fontsource-variable/noto-serif-sc/files/noto-serif-sc-${slice}-wght-normal.woff2`);
