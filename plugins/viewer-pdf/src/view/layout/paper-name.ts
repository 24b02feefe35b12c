import type { Localized, Size } from '@sealwright/core/api';

const PAPERS: readonly (readonly [name: string, width: number, height: number])[] = [
  ['A2', 420, 594],
  ['A3', 297, 420],
  ['A4', 210, 297],
  ['A5', 148, 210],
  ['A6', 105, 148],
  ['B4', 250, 353],
  ['B5', 176, 250],
  ['Letter', 215.9, 279.4],
  ['Legal', 215.9, 355.6],
  ['Tabloid', 279.4, 431.8],
];
/** Programs round paper sizes to points or pixels; in millimetres. */
const TOLERANCE = 1.5;

/** What a clerk calls a sheet of this size (millimetres): 'A4', 'A3 横向', or its measures. */
export function paperName({ width, height }: Size): Localized {
  const [short, long] = width <= height ? [width, height] : [height, width];
  const paper = PAPERS.find(([, w, h]) => Math.abs(w - short) <= TOLERANCE && Math.abs(h - long) <= TOLERANCE);
  if (!paper) {
    const measures = `${Math.round(width)} × ${Math.round(height)} mm`;
    return { 'zh-CN': measures, en: measures };
  }
  const [name] = paper;
  return width <= height ? { 'zh-CN': name, en: name } : { 'zh-CN': `${name} 横向`, en: `${name} landscape` };
}
