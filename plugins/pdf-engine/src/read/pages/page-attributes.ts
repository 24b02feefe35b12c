import { type PageGeometry, pageGeometry, type Rectangle } from '@sealwright/core/api';
import type { ObjectStore } from '../../object-store.ts';
import type { PdfDict, PdfObject } from '../../objects.ts';

/** US Letter: what readers show a page on that has no usable MediaBox (required by ISO 32000-2, table 31). */
const LETTER: Rectangle = { x1: 0, y1: 0, x2: 612, y2: 792 };

/** Attributes that a page takes from the nodes above it where it has none itself: 7.7.3.4. */
export const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

/** Geometry of a page whose `attributes` hold the inherited ones too. */
export async function readPageGeometry(store: ObjectStore, index: number, attributes: PdfDict): Promise<PageGeometry> {
  const media = (await rectangle(store, attributes.get('MediaBox'))) ?? LETTER;
  const crop = (await rectangle(store, attributes.get('CropBox'))) ?? media;
  // A CropBox that misses the page altogether hides nothing.
  const visible = intersection(crop, media) ?? media;
  const rotate = await store.resolve(attributes.get('Rotate'));
  const userUnit = await store.resolve(attributes.get('UserUnit'));
  return pageGeometry(
    index,
    visible,
    quarterTurns(rotate),
    typeof userUnit === 'number' && userUnit > 0 ? userUnit : 1,
  );
}

/** Two opposite corners in any order (7.9.5). `undefined` for what spans no area. */
async function rectangle(store: ObjectStore, object: PdfObject | undefined): Promise<Rectangle | undefined> {
  const array = await store.resolve(object);
  if (!Array.isArray(array) || array.length < 4) return undefined;
  const corners: number[] = [];
  for (const item of array.slice(0, 4)) {
    const number = await store.resolve(item);
    if (typeof number !== 'number') return undefined;
    corners.push(number);
  }
  const [a, b, c, d] = corners as [number, number, number, number];
  const box = { x1: Math.min(a, c), y1: Math.min(b, d), x2: Math.max(a, c), y2: Math.max(b, d) };
  return isFiniteArea(box) ? box : undefined;
}

function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const box = {
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
    x2: Math.min(a.x2, b.x2),
    y2: Math.min(a.y2, b.y2),
  };
  return isFiniteArea(box) ? box : undefined;
}

function isFiniteArea({ x1, y1, x2, y2 }: Rectangle): boolean {
  return x1 < x2 && y1 < y2 && Number.isFinite(x2 - x1) && Number.isFinite(y2 - y1);
}

/** Readers show a page upright whose /Rotate is no multiple of 90. */
function quarterTurns(rotate: PdfObject): PageGeometry['rotate'] {
  if (typeof rotate !== 'number' || rotate % 90 !== 0) return 0;
  return ((((rotate % 360) + 360) % 360) as PageGeometry['rotate']) || 0;
}
