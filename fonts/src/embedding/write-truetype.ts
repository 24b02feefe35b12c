/**
 * A TrueType font of just the given glyphs, for embedding in a PDF: the six tables that ISO 32000-2, 9.9 asks of a
 * CIDFontType2 program (glyf, head, hhea, hmtx, loca, maxp). Merges glyphs of many slices into one font, which no
 * subsetter does.
 */
import type { Contour, Glyph, OutlinePoint, Typeface } from '@sealwright/core/api';
import { EM } from '../outlines/index.ts';

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface TrueTypeFont {
  readonly file: Uint8Array;
  /** Around all glyphs. */
  readonly box: Box;
}

const ON_CURVE = 1;
/** `same` says 'positive' of a short step and 'no step' otherwise. */
const X_FLAGS = { short: 2, same: 16 };
const Y_FLAGS = { short: 4, same: 32 };
const NO_GLYPH: Glyph = { advance: EM, contours: [] };

/** Glyph number n of the file is `glyphs[n - 1]`; number 0 is the empty `.notdef`. */
export function writeTrueType(glyphs: readonly Glyph[], heights: Pick<Typeface, 'ascent' | 'descent'>): TrueTypeFont {
  const all = [NO_GLYPH, ...glyphs];
  const boxes = all.map(({ contours }) => boxOf(contours));
  const outlines = all.map(({ contours }, index) => writeGlyph(contours, boxes[index]));
  const inked = boxes.filter((box) => box !== undefined);
  const box = {
    left: Math.min(0, ...inked.map((each) => each.left)),
    bottom: Math.min(0, ...inked.map((each) => each.bottom)),
    right: Math.max(EM, ...inked.map((each) => each.right)),
    top: Math.max(0, ...inked.map((each) => each.top)),
  };
  const tables: [tag: string, data: Buffer][] = [
    ['glyf', Buffer.concat(outlines)],
    ['head', headTable(box)],
    ['hhea', hheaTable(all, box, heights)],
    ['hmtx', Buffer.concat(all.map(({ advance }, index) => concat16(advance, boxes[index]?.left ?? 0)))],
    ['loca', locaTable(outlines)],
    ['maxp', maxpTable(all)],
  ];
  return { file: assemble(tables), box };
}

function boxOf(contours: readonly Contour[]): Box | undefined {
  const points = contours.flat();
  if (points.length === 0) return undefined;
  const xs = points.map(({ x }) => Math.round(x));
  const ys = points.map(({ y }) => Math.round(y));
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

/** A simple glyph (OpenType, glyf); steps below 256 units take one byte, no step none. */
function writeGlyph(contours: readonly Contour[], box: Box | undefined): Buffer {
  if (!box) return Buffer.alloc(0);
  const drawn = contours.map(withoutImpliedPoints);
  const points = drawn.flat().map(({ x, y, onCurve }) => ({ x: Math.round(x), y: Math.round(y), onCurve }));
  let end = -1;
  const ends = drawn.map((contour) => {
    end += contour.length;
    return end;
  });
  const steps = points.map(({ x, y, onCurve }, index) => ({
    x: writeStep(x - (points[index - 1]?.x ?? 0), X_FLAGS),
    y: writeStep(y - (points[index - 1]?.y ?? 0), Y_FLAGS),
    onCurve,
  }));
  const glyph = Buffer.concat([
    concat16(drawn.length, box.left, box.bottom, box.right, box.top, ...ends, 0),
    Buffer.from(steps.map(({ x, y, onCurve }) => x.flag | y.flag | (onCurve ? ON_CURVE : 0))),
    ...steps.map(({ x }) => x.bytes),
    ...steps.map(({ y }) => y.bytes),
  ]);
  return padded(glyph);
}

function writeStep(step: number, { short, same }: typeof X_FLAGS): { readonly flag: number; readonly bytes: Buffer } {
  if (step === 0) return { flag: same, bytes: Buffer.alloc(0) };
  if (Math.abs(step) > 255) return { flag: 0, bytes: concat16(step) };
  return { flag: step > 0 ? short | same : short, bytes: Buffer.of(Math.abs(step)) };
}

/** A point on the curve half way between two control points goes without saying (OpenType, glyf); the first one stays. */
function withoutImpliedPoints(contour: Contour): Contour {
  return contour.filter((point, index) => {
    const before = contour.at(index - 1)!;
    const after = contour[(index + 1) % contour.length]!;
    return index === 0 || !point.onCurve || before.onCurve || after.onCurve || !isMiddle(before, point, after);
  });
}

function isMiddle(before: OutlinePoint, point: OutlinePoint, after: OutlinePoint): boolean {
  return Math.hypot((before.x + after.x) / 2 - point.x, (before.y + after.y) / 2 - point.y) < 0.01;
}

function headTable({ left, bottom, right, top }: Box): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(EM, 18);
  concat16(left, bottom, right, top).copy(table, 36);
  table.writeUInt16BE(8, 46);
  table.writeInt16BE(2, 48);
  table.writeInt16BE(1, 50);
  return table;
}

function hheaTable(
  glyphs: readonly Glyph[],
  { left, right }: Box,
  { ascent, descent }: Pick<Typeface, 'ascent' | 'descent'>,
): Buffer {
  const table = Buffer.alloc(36);
  table.writeUInt32BE(0x00010000, 0);
  concat16(ascent, descent, 0, Math.max(...glyphs.map(({ advance }) => advance)), left, 0, right, 1).copy(table, 4);
  table.writeUInt16BE(glyphs.length, 34);
  return table;
}

function locaTable(outlines: readonly Buffer[]): Buffer {
  const table = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length;
    table.writeUInt32BE(offset, (index + 1) * 4);
  }
  return table;
}

function maxpTable(glyphs: readonly Glyph[]): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00010000, 0);
  const points = Math.max(...glyphs.map(({ contours }) => contours.flat().length));
  const contours = Math.max(...glyphs.map((glyph) => glyph.contours.length));
  concat16(glyphs.length, points, contours, 0, 0, 2).copy(table, 4);
  return table;
}

/** Offset table, table records and tables with their checksums (OpenType, "Organization of an OpenType font"). */
function assemble(tables: readonly (readonly [tag: string, data: Buffer])[]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const header = concat16(1, 0, tables.length, 16 << power, power, tables.length * 16 - (16 << power));
  let offset = header.length + tables.length * 16;
  let headAt = 0;
  const records = tables.map(([tag, data]) => {
    const record = Buffer.alloc(16, tag, 'latin1');
    record.writeUInt32BE(checksum(data), 4);
    record.writeUInt32BE(offset, 8);
    record.writeUInt32BE(data.length, 12);
    if (tag === 'head') headAt = offset;
    offset += padded(data).length;
    return record;
  });
  const file = Buffer.concat([header, ...records, ...tables.map(([, data]) => padded(data))]);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}

function checksum(data: Buffer): number {
  const words = padded(data);
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}

function padded(data: Buffer): Buffer {
  return data.length % 4 === 0 ? data : Buffer.concat([data, Buffer.alloc(4 - (data.length % 4))]);
}

/** Big-endian 16-bit words, signed or unsigned. */
function concat16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}
