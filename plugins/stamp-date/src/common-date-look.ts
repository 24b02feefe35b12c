import type { Options } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** How a date looks: the options of the mode `date` but its place. */
export const DateLook = Type.Object({
  /** See `formatDate`. */
  format: Type.String({ maxLength: 60 }),
  font: Type.Enum(['song', 'hei']),
  bold: Type.Boolean(),
  /** A length; of the font. */
  size: Type.String({ maxLength: 60 }),
  /** See `parseColour`. */
  colour: Type.String({ maxLength: 60 }),
});
export type DateLook = Static<typeof DateLook>;

/** As the manifest has them. */
export const USUAL_LOOK: DateLook = {
  format: 'yyyy年MM月dd日',
  font: 'song',
  bold: false,
  size: '14pt',
  colour: 'black',
};

export function lookOptions({ format, ...look }: DateLook): Options {
  return { 'date-format': format, ...look };
}

/** The look in a stamp's options; what they leave out is as usual. */
export function lookOf(options: Options): DateLook {
  return {
    format: String(options['date-format'] ?? USUAL_LOOK.format),
    font: options.font === 'hei' ? 'hei' : 'song',
    bold: options.bold === true,
    size: String(options.size ?? USUAL_LOOK.size),
    colour: String(options.colour ?? USUAL_LOOK.colour),
  };
}
