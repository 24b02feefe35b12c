import {
  type Appearance,
  type DisplayBox,
  type DrawnPath,
  type PathCommand,
  parseColour,
  type Rgb,
  type Size,
} from '@sealwright/core/api';
import type { Annotation, PageAnnotation, Point, WatermarkAnnotation } from './common-annotation.ts';
import { arrowHead, type Box, boxOf, NOTE_SIZE, TEXT_MARGIN } from './common-annotation-box.ts';
import { inkPath } from './common-ink-path.ts';
import { watermarkPlaces } from './common-watermark-places.ts';

type Drawing = Extract<Appearance, { kind: 'drawing' }>;

/** One part of what an annotation looks like on a page: drawn lines, or the set text or picture that its maker brings. */
export interface Look<Content> {
  readonly box: DisplayBox;
  readonly content: Drawing | Content;
  readonly blend: 'multiply' | 'normal';
}

export interface Looks<Content> {
  /** What is not in it does not show. */
  readonly box: Box;
  readonly parts: readonly Look<Content>[];
}

/** How an annotation looks on its page, in the window as in the file. `text`: its set lines, where it has some. */
export function pageLooks<Content extends { readonly size: Size }>(
  annotation: PageAnnotation,
  text: Content | undefined,
): Looks<Content> {
  const box = boxOf(annotation, text?.size);
  if (annotation.kind !== 'text') {
    const blend = annotation.kind === 'highlight' ? 'multiply' : 'normal';
    const content: Drawing = { kind: 'drawing', size: box, paths: pathsOf(annotation, box), blend };
    return { box, parts: [{ box: { ...box, rotation: 0 }, content, blend }] };
  }
  if (!text) return { box, parts: [] };
  const { x, y } = annotation.at;
  const place = { x: x + TEXT_MARGIN, y: y + TEXT_MARGIN, ...sizeOf(text), rotation: 0 };
  return { box, parts: [{ box: place, content: text, blend: 'normal' }] };
}

/** How a watermark looks on a page of this size. */
export function watermarkLooks<Content extends { readonly size: Size }>(
  watermark: WatermarkAnnotation,
  page: Size,
  content: Content,
): Looks<Content> {
  const places = watermarkPlaces(page, sizeOf(content), watermark);
  return {
    box: { x: 0, y: 0, ...sizeOf({ size: page }) },
    parts: places.map((box) => ({ box, content, blend: 'multiply' })),
  };
}

export function colourOf({ colour }: Pick<Annotation, 'colour'>): Rgb {
  return parseColour(colour) ?? [0, 0, 0];
}

function sizeOf({ size: { width, height } }: { readonly size: Size }): Size {
  return { width, height };
}

/** Paths within the box, from its upper left corner. */
function pathsOf(annotation: Exclude<PageAnnotation, { kind: 'text' }>, box: Box): readonly DrawnPath[] {
  const colour = colourOf(annotation);
  const within = ({ x, y }: Point): Point => ({ x: x - box.x, y: y - box.y });
  switch (annotation.kind) {
    case 'highlight': {
      const commands = annotation.areas.flatMap((area) => rectangle({ ...area, ...within(area) }));
      return [{ commands, fill: colour }];
    }
    case 'note':
      return noteIcon(colour);
    case 'line': {
      const { isArrow, lineWidth: width } = annotation;
      const [from, to] = [within(annotation.from), within(annotation.to)];
      const stroke = { colour, width, isRound: true };
      const shaft: DrawnPath = { commands: [move(from), line(to)], stroke };
      if (!isArrow) return [shaft];
      const [one, other] = arrowHead({ from, to, lineWidth: width });
      return [shaft, { commands: [move(one), line(to), line(other)], stroke }];
    }
    case 'box': {
      const { lineWidth: width } = annotation;
      // The line stays within the box (ISO 32000-2, 12.5.6.8).
      const inner = { x: width / 2, y: width / 2, width: box.width - width, height: box.height - width };
      if (inner.width <= 0 || inner.height <= 0)
        return [{ commands: rectangle({ x: 0, y: 0, width: box.width, height: box.height }), fill: colour }];
      return [{ commands: rectangle(inner), stroke: { colour, width } }];
    }
    case 'ink':
      return annotation.strokes.map((stroke) => ({
        commands: inkPath(stroke.map(within)),
        stroke: { colour, width: annotation.lineWidth, isRound: true },
      }));
  }
}

function rectangle({ x, y, width, height }: Box): readonly PathCommand[] {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

const INK: Rgb = [0.2, 0.2, 0.2];

/** A speech bubble with three lines of writing. */
function noteIcon(colour: Rgb): readonly DrawnPath[] {
  const edge = 0.3;
  const [left, top, right, bottom] = [edge, edge, NOTE_SIZE - edge, NOTE_SIZE * 0.76];
  const tail: readonly PathCommand[] = [
    ['L', 3.4, bottom],
    ['L', 1.9, NOTE_SIZE - edge],
    ['L', 1.9, bottom],
  ];
  const bubble: readonly PathCommand[] = [
    ['M', left, top],
    ['L', right, top],
    ['L', right, bottom],
    ...tail,
    ['L', left, bottom],
    ['Z'],
  ];
  const writing = [1.7, 2.9, 4.1].map(
    (y, index): DrawnPath => ({
      commands: [
        ['M', 1.5, y],
        ['L', index === 2 ? 4 : 5.5, y],
      ],
      stroke: { colour: INK, width: 0.35 },
    }),
  );
  return [{ commands: bubble, fill: colour, stroke: { colour: INK, width: 0.3, isRound: true } }, ...writing];
}

const move = ({ x, y }: Point): PathCommand => ['M', x, y];
const line = ({ x, y }: Point): PathCommand => ['L', x, y];
