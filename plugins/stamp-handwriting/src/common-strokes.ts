import { defineError } from '@sealwright/core/api';

/** Millimetres from the top left corner of the sheet that was written on, y down; pressure from 0 to 1. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** What the pen drew between touching the sheet and leaving it. */
export type Stroke = readonly PenPoint[];

export const StrokesUnreadable = defineError('handwriting.unreadable', {
  'zh-CN': '无法读取笔迹，请写成 [[[x, y, 压力], …], …] 的形式，单位毫米。',
  en: 'The handwriting cannot be read. Write it as [[[x, y, pressure], …], …], in millimetres.',
});
export const StrokesMissing = defineError('handwriting.empty', {
  'zh-CN': '没有笔迹，请先书写。',
  en: 'There is no handwriting yet. Please write first.',
});
export const TooManyStrokes = defineError<{ points: number; most: number }>('handwriting.too-long', {
  'zh-CN': '笔迹过长（{points} 个点，最多 {most} 个），请重新书写。',
  en: 'The handwriting is too long ({points} points; at most {most}). Please write again.',
});
export const HandwritingTooIntricate = defineError('handwriting.too-intricate', {
  'zh-CN': '笔迹过于复杂，无法写入文件，请重新书写。',
  en: 'The handwriting is too intricate to be put into a file. Please write again.',
});
export const HandwritingTooLarge = defineError<{ most: number }>('handwriting.too-large', {
  'zh-CN': '笔迹的范围过大，长和宽最多 {most} 毫米。',
  en: 'The handwriting is too large: at most {most} mm in each direction.',
});

/** A pen that reports 240 points a second for forty seconds. */
export const MOST_POINTS = 10_000;
const LONGEST_JSON = 1_000_000;
/** Millimetres. */
const FARTHEST = 500;
/** Of mice and fingers, which tell none. */
const USUAL_PRESSURE = 0.5;

/** Strokes from JSON: lists of points `[x, y]` or `[x, y, pressure]`. `handwriting.*` */
export function parseStrokes(json: string): readonly Stroke[] {
  if (json.length > LONGEST_JSON) throw TooManyStrokes({ points: MOST_POINTS + 1, most: MOST_POINTS });
  const strokes = listIn(parseJson(json)).map(listIn);
  const points = strokes.reduce((count, stroke) => count + stroke.length, 0);
  if (points === 0) throw StrokesMissing({});
  if (points > MOST_POINTS) throw TooManyStrokes({ points, most: MOST_POINTS });
  return strokes.filter((stroke) => stroke.length > 0).map((stroke) => stroke.map(readPoint));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw StrokesUnreadable({}, { cause });
  }
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw StrokesUnreadable({});
  return value;
}

function readPoint(value: unknown): PenPoint {
  const numbers = listIn(value);
  const [x, y, pressure = USUAL_PRESSURE] = numbers;
  if (numbers.length > 3 || ![x, y, pressure].every(Number.isFinite)) throw StrokesUnreadable({});
  const point = { x: Number(x), y: Number(y), pressure: Math.min(Math.max(Number(pressure), 0), 1) };
  if (Math.max(Math.abs(point.x), Math.abs(point.y)) > FARTHEST) throw HandwritingTooLarge({ most: FARTHEST });
  return point;
}

/** JSON that `parseStrokes` reads; to a thousandth of a millimetre and a hundredth of the pressure. */
export function formatStrokes(strokes: readonly Stroke[]): string {
  const rounded = (number: number, parts: number) => Math.round(number * parts) / parts;
  const point = ({ x, y, pressure }: PenPoint) => [rounded(x, 1000), rounded(y, 1000), rounded(pressure, 100)];
  return JSON.stringify(strokes.map((stroke) => stroke.map(point)));
}
