import { damaged } from '../../errors.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '../../objects.ts';
import { decodeStream } from '../filters/decode-stream.ts';
import type { PageCache } from '../page-cache.ts';
import { readIndirectObject } from '../syntax/indirect-object.ts';
import { streamData } from '../syntax/stream-data.ts';
import type { CrossReferences } from './cross-references.ts';

/** Bytes that may follow the rows. */
const SLACK = 1 << 16;
const MOST_BYTES = 256 << 20;

export interface StreamSection {
  /** The stream's dictionary, which is a trailer too. */
  readonly trailer: PdfDict;
  /** Offset after the stream's data. */
  readonly end: number;
}

/** Reads the cross-reference stream at `offset` (ISO 32000-2, 7.5.8). */
export async function readStreamSection(
  cache: PageCache,
  offset: number,
  references: CrossReferences,
): Promise<StreamSection> {
  const { object: dict, streamAt } = await readIndirectObject(cache, offset);
  if (!(dict instanceof PdfDict) || streamAt === undefined || !isName(dict.get('Type'), 'XRef'))
    throw damaged('no cross-reference section stands here', offset);
  const length = dict.get('Length');
  if (!isCount(length)) throw damaged('/Length of a cross-reference stream is not a number', offset);
  const stream = new PdfStream(dict, await streamData(cache, streamAt, length));
  const layout = readLayout(dict);
  // Rows may be predicted in pieces of one byte, each with a byte of its own in front; a line end may follow.
  const limit = Math.min(2 * layout.rows * layout.width + SLACK, MOST_BYTES);
  readRows(layout, await decodeStream(stream, direct, limit), references);
  return { trailer: dict, end: streamAt + length };
}

/** Cross-reference streams are read before references can be followed, so their dictionaries hold none (7.5.8.2). */
async function direct(object: PdfObject | undefined): Promise<PdfObject> {
  if (object instanceof PdfRef) throw damaged('the dictionary of a cross-reference stream holds a reference');
  return object ?? null;
}

interface Layout {
  readonly widths: readonly [number, number, number];
  /** Of one row, in bytes. */
  readonly width: number;
  /** Pairs of a first object number and a count. */
  readonly index: readonly number[];
  readonly rows: number;
}

function readLayout(dict: PdfDict): Layout {
  const widths = dict.get('W');
  const size = dict.get('Size');
  if (!Array.isArray(widths) || widths.length !== 3 || !widths.every(isCount) || Math.max(...widths) > 8)
    throw damaged('/W of a cross-reference stream is wrong');
  const index = dict.get('Index') ?? [0, size ?? null];
  if (!Array.isArray(index) || index.length % 2 !== 0 || !index.every(isCount))
    throw damaged('/Index or /Size of a cross-reference stream is wrong');
  const [first, second, third] = widths as [number, number, number];
  const rows = index.reduce((sum, count, at) => (at % 2 === 0 ? sum : sum + count), 0);
  return { widths: [first, second, third], width: first + second + third, index, rows };
}

function readRows(
  { widths: [first, second, third], width, index, rows }: Layout,
  bytes: Uint8Array,
  references: CrossReferences,
): void {
  if (width === 0 || bytes.length < rows * width) throw damaged('a cross-reference stream is too short');
  let row = 0;
  for (let pair = 0; pair < index.length; pair += 2) {
    const end = index[pair]! + index[pair + 1]!;
    for (let number = index[pair]!; number < end; number++, row += width) {
      const kind = first === 0 ? 1 : field(bytes, row, first);
      const place = field(bytes, row + first, second);
      const detail = field(bytes, row + first + second, third);
      if (kind === 1) references.addInFile(number, place, detail);
      else if (kind === 2) references.addInStream(number, place, detail);
      // Kinds that nobody knows are references to null (7.5.8.3), as free ones are.
      else references.addFree(number);
    }
  }
}

function field(bytes: Uint8Array, start: number, width: number): number {
  let value = 0;
  for (let i = start; i < start + width; i++) value = value * 256 + bytes[i]!;
  return value;
}

function isCount(object: PdfObject | undefined): object is number {
  return typeof object === 'number' && Number.isSafeInteger(object) && object >= 0;
}

function isName(object: PdfObject | undefined, value: string): boolean {
  return object instanceof PdfName && object.value === value;
}
