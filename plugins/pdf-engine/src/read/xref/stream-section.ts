import { damaged } from '../../errors.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '../../objects.ts';
import { decodeStream } from '../filters/decode-stream.ts';
import type { PageCache } from '../page-cache.ts';
import { readIndirectObject } from '../syntax/indirect-object.ts';
import { streamData } from '../syntax/stream-data.ts';
import type { CrossReferences } from './cross-references.ts';

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
  readRows(dict, await decodeStream(stream, direct), references);
  return { trailer: dict, end: streamAt + length };
}

/** Cross-reference streams are read before references can be followed, so their dictionaries hold none (7.5.8.2). */
async function direct(object: PdfObject | undefined): Promise<PdfObject> {
  if (object instanceof PdfRef) throw damaged('the dictionary of a cross-reference stream holds a reference');
  return object ?? null;
}

function readRows(dict: PdfDict, rows: Uint8Array, references: CrossReferences): void {
  const widths = dict.get('W');
  const size = dict.get('Size');
  if (!Array.isArray(widths) || widths.length < 3 || !widths.every(isCount) || !isCount(size))
    throw damaged('/W or /Size of a cross-reference stream is wrong');
  const index = dict.get('Index') ?? [0, size];
  if (!Array.isArray(index) || index.length % 2 !== 0 || !index.every(isCount))
    throw damaged('/Index of a cross-reference stream is wrong');
  const [first, second, third] = widths as [number, number, number];
  const width = widths.reduce((sum, each) => sum + each, 0);
  if (width === 0 || Math.max(first, second, third) > 8) throw damaged('/W of a cross-reference stream is wrong');
  let row = 0;
  for (let pair = 0; pair < index.length; pair += 2) {
    const end = index[pair]! + index[pair + 1]!;
    for (let number = index[pair]!; number < end; number++, row += width) {
      if (row + width > rows.length) throw damaged('a cross-reference stream is too short');
      const kind = first === 0 ? 1 : field(rows, row, first);
      const place = field(rows, row + first, second);
      const detail = field(rows, row + first + second, third);
      if (kind === 0) references.addFree(number);
      else if (kind === 1) references.addInFile(number, place, detail);
      else if (kind === 2) references.addInStream(number, place, detail);
      // Other kinds are references to null (7.5.8.3).
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
