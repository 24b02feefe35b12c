/** Units of outlines in the font size: what `Glyph` and `Typeface` count in. */
export const EM = 1000;
