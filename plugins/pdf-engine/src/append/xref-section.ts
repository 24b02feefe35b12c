import { deflateSync } from 'node:zlib';
import { PdfDict, PdfName, type PdfObject } from '../objects.ts';
import { FileTooLarge } from './errors.ts';
import { latin1, serialise } from './serialise.ts';

/** Where an object of the appended revision stands. */
export type XrefEntry =
  | { readonly number: number; readonly generation: number; readonly offset: number }
  | { readonly number: number; readonly stream: number; readonly index: number };

const LARGEST_TABLE_OFFSET = 9_999_999_999;

/**
 * A cross-reference table with its trailer (ISO 32000-2, 7.5.4, 7.5.5), in Latin-1. A hybrid file is continued the same
 * way: what an older section hides in /XRefStm is found behind /Prev (7.5.8.4).
 */
export function xrefTable(entries: readonly XrefEntry[], trailer: PdfDict): string {
  let text = 'xref\n';
  for (const run of runs(entries)) {
    text += `${run[0]!.number} ${run.length}\n`;
    for (const entry of run) {
      if ('stream' in entry) throw new TypeError('a cross-reference table cannot point into an object stream');
      if (entry.offset > LARGEST_TABLE_OFFSET) throw FileTooLarge({ size: entry.offset });
      text += `${String(entry.offset).padStart(10, '0')} ${String(entry.generation).padStart(5, '0')} n\r\n`;
    }
  }
  return `${text}trailer\n${serialise(trailer)}\n`;
}

/** A cross-reference stream (7.5.8) that starts at `offset`, is object `number` and lists itself. It is never encrypted. */
export function xrefStream(
  entries: readonly XrefEntry[],
  trailer: PdfDict,
  { number, offset }: { readonly number: number; readonly offset: number },
): Uint8Array {
  const all = [...entries, { number, generation: 0, offset }];
  const width = bytesFor(Math.max(offset, number));
  const rows = new Uint8Array(all.length * (3 + width));
  const index: PdfObject[] = [];
  let row = 0;
  for (const run of runs(all)) {
    index.push(run[0]!.number, run.length);
    for (const entry of run) {
      const [type, second, third] =
        'stream' in entry ? [2, entry.stream, entry.index] : [1, entry.offset, entry.generation];
      rows[row] = type;
      putBigEndian(rows, row + 1, width, second);
      putBigEndian(rows, row + 1 + width, 2, third);
      row += 3 + width;
    }
  }
  const data = deflateSync(rows, { level: 9 });
  const dict = new PdfDict([
    ['Type', new PdfName('XRef')],
    ...trailer.entries,
    ['W', [1, width, 2]],
    ['Index', index],
    ['Filter', new PdfName('FlateDecode')],
    ['Length', data.length],
  ]);
  return Buffer.concat([
    latin1(`${number} 0 obj\n${serialise(dict)}\nstream\n`),
    data,
    latin1('\nendstream\nendobj\n'),
  ]);
}

/** Runs of consecutive object numbers: the subsections of 7.5.4. */
function runs(entries: readonly XrefEntry[]): readonly XrefEntry[][] {
  const result: XrefEntry[][] = [];
  for (const entry of [...entries].sort((a, b) => a.number - b.number)) {
    const run = result.at(-1);
    if (run && run[0]!.number + run.length === entry.number) run.push(entry);
    else result.push([entry]);
  }
  return result;
}

function bytesFor(value: number): number {
  let bytes = 1;
  while (value >= 256 ** bytes) bytes++;
  return bytes;
}

function putBigEndian(target: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  for (let index = width - 1; index >= 0; index--) {
    target[at + index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
