/**
 * Round company seals as SVG, in millimetres. Characters are outlines, so that the drawing looks the same everywhere.
 * Proportions are those of the usual rules for seals: 40 mm with a border of 1.2 mm and a star of 14 mm for companies.
 */
import { contourPath, EM } from '@sealwright/fonts/outlines';
import type { ChineseFont, Glyphs } from '@sealwright/fonts/setting';

export interface SealDesign {
  /** Diameter. */
  readonly diameterMm: number;
  /** Along the upper arc. */
  readonly company: string;
  /** In the middle, such as 合同专用章; without one there is a five-pointed star. */
  readonly purpose?: string;
  /** A short line under the middle. */
  readonly note: string;
  /** Along the lower arc. */
  readonly number: string;
}

interface Placed {
  readonly character: string;
  /** Centre of the character's square, millimetres from the seal's centre, y down. */
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise. */
  readonly turn: number;
  readonly width: number;
  readonly height: number;
}

/** Weight of the characters, and the red of Chinese seals. */
const WEIGHT = 640;
export const SEAL_RED = { red: 0xd9, green: 0x1c, blue: 0x1c };
const BORDER = 1.2;
const STAR_DIAMETER = 14;

/** Lines in the middle, in millimetres: `y` is the line's middle, counted downwards from the seal's centre. */
const PURPOSE_LINE = { y: -0.6, width: 3.7, height: 7, spacing: 0.35 };
const NOTE_UNDER_PURPOSE = { y: 6.6, width: 2.2, height: 2.7, spacing: 0.25 };
const NOTE_UNDER_STAR = { ...NOTE_UNDER_PURPOSE, y: 9.7 };

export async function drawSeal(design: SealDesign, font: ChineseFont): Promise<string> {
  const { diameterMm, company, purpose = '', note, number } = design;
  const glyphs = await font.glyphs(company + purpose + note + number, WEIGHT);
  const radius = diameterMm / 2;
  const placed = [
    ...alongUpperArc(company, radius),
    ...alongLowerArc(number, radius),
    ...inLine(purpose, PURPOSE_LINE),
    ...inLine(note, purpose ? NOTE_UNDER_PURPOSE : NOTE_UNDER_STAR),
  ];
  const outlines = placed.map((each) => outline(each, glyphs)).join('');
  const star = purpose ? '' : starPath(STAR_DIAMETER / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-radius} ${-radius} ${diameterMm} ${diameterMm}">`,
    `<circle r="${radius - BORDER / 2 - 0.1}" fill="none" stroke="#000" stroke-width="${BORDER}"/>`,
    `<path d="${star}${outlines}"/>`,
    '</svg>',
  ].join('');
}

/** Feet towards the centre; the arc widens with the number of characters up to 252 degrees. */
function alongUpperArc(text: string, radius: number): Placed[] {
  const characters = [...text];
  const height = 6.4;
  const middle = radius - BORDER - 1 - height / 2;
  const span = Math.min(252, characters.length * 21.5);
  const step = span / Math.max(1, characters.length - 1);
  const width = Math.min(4.4, ((middle - height / 4) * step * Math.PI * 0.92) / 180);
  return characters.map((character, index) => {
    const turn = index * step - span / 2;
    return { character, ...onCircle(middle, turn), turn, width, height };
  });
}

/** Heads towards the centre, read from left to right. */
function alongLowerArc(text: string, radius: number): Placed[] {
  const characters = [...text];
  const height = 2.2;
  const middle = radius - BORDER - 1.1 - height / 2;
  const step = 5.4;
  return characters.map((character, index) => {
    const turn = ((characters.length - 1) / 2 - index) * step;
    return { character, ...onCircle(middle, 180 + turn), turn, width: 1.9, height };
  });
}

function inLine(text: string, { y, width, height, spacing }: typeof PURPOSE_LINE): Placed[] {
  const characters = [...text];
  const pitch = width + spacing;
  return characters.map((character, index) => ({
    character,
    x: (index - (characters.length - 1) / 2) * pitch,
    y,
    turn: 0,
    width,
    height,
  }));
}

/** Degrees clockwise from the top. */
function onCircle(radius: number, degrees: number): { readonly x: number; readonly y: number } {
  const angle = (degrees * Math.PI) / 180;
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Stretches the character's ink to its box, as seal engravers do; a digit keeps its slimmer shape. */
function outline({ character, x, y, turn, width, height }: Placed, glyphs: Glyphs): string {
  const glyph = glyphs.get(character)!;
  const ascii = character.charCodeAt(0) < 0x80;
  const scaleX = width / (ascii ? EM * 0.62 : EM);
  const scaleY = height / (ascii ? 760 : EM);
  const centreX = glyph.advance / 2;
  const centreY = ascii ? 360 : 380;
  const angle = (turn * Math.PI) / 180;
  return glyph.contours
    .map((contour) =>
      contourPath(contour, (point) => {
        const dx = (point.x - centreX) * scaleX;
        const dy = (centreY - point.y) * scaleY;
        return {
          x: x + dx * Math.cos(angle) - dy * Math.sin(angle),
          y: y + dx * Math.sin(angle) + dy * Math.cos(angle),
        };
      }),
    )
    .join('');
}

function starPath(radius: number): string {
  const inner = radius * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10));
  const corners = Array.from({ length: 10 }, (_, index) => onCircle(index % 2 === 0 ? radius : inner, index * 36));
  return `M${corners.map(written).join('L')}Z`;
}

function written({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(3)} ${y.toFixed(3)}`;
}
