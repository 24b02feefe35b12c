import {
  type Options,
  type Placement,
  parseColour,
  parseStampSize,
  placeStamp,
  type StampMode,
  type StampPlanInput,
  stampQuery,
} from '@sealwright/core/api';
import { ChineseFont, type FontFamilyName, setText } from '@sealwright/fonts/setting';
import { calendarTime } from './common-calendar-time.ts';
import { formatDate } from './common-date-pattern.ts';

/** Of the font, in millimetres. */
const SIZES = { least: 1.5, most: 50 };
const WEIGHT = { regular: 400, bold: 700 };

/** The signing time's date as text. Its fonts are read when they are first needed. */
export class DateStamps implements StampMode {
  private readonly fonts = new Map<FontFamilyName, Promise<ChineseFont>>();
  private readonly timeZone: string | undefined;

  /** `timeZone`: the user's, by its IANA name; without one, that of the computer. */
  constructor(timeZone?: string) {
    this.timeZone = timeZone;
  }

  readonly search = stampQuery;

  async plan(input: StampPlanInput): Promise<readonly Placement[]> {
    const { text, appearance } = await this.set(input.options, input.time);
    return placeStamp(input, { size: appearance.size, appearance, description: text });
  }

  /** The date of a time as the mode's options want it to look. `date.*`, `stamp.size-invalid`, `fonts.character-missing` */
  async set(options: Options, time: Date) {
    const text = formatDate(String(options['date-format']), calendarTime(time, this.timeZone));
    const appearance = await setText([text], {
      font: await this.font(options.font === 'hei' ? 'hei' : 'song'),
      weight: options.bold === true ? WEIGHT.bold : WEIGHT.regular,
      size: parseStampSize(String(options.size), SIZES),
      colour: parseColour(String(options.colour)) ?? [0, 0, 0],
    });
    return { text, appearance };
  }

  private font(name: FontFamilyName): Promise<ChineseFont> {
    const known = this.fonts.get(name) ?? ChineseFont.open(name);
    this.fonts.set(name, known);
    return known;
  }
}
