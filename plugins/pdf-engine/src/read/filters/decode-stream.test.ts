import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Damaged, Hostile } from '../../errors.ts';
import { type PdfDict, type PdfObject, PdfStream } from '../../objects.ts';
import { Parser } from '../syntax/parser.ts';
import { decodeStream } from './decode-stream.ts';

const plain = async (object: PdfObject | undefined) => object ?? null;

function decode(dict: string, data: Uint8Array | string, limit?: number): Promise<Uint8Array> {
  const parsed = new Parser(Buffer.from(`<<${dict}>>`, 'latin1')).object() as PdfDict;
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return decodeStream(new PdfStream(parsed, async () => bytes), plain, limit);
}

const text = async (dict: string, data: Uint8Array | string) =>
  Buffer.from(await decode(dict, data)).toString('latin1');
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  );

test('no filter, one, a chain', async () => {
  expect(await text('', 'as it is')).toBe('as it is');
  expect(await text('/Filter/FlateDecode', deflateSync('deflated'))).toBe('deflated');
  const hex = `${deflateSync('twice').toString('hex')}>`;
  expect(await text('/Filter[/ASCIIHexDecode/FlateDecode]/DecodeParms[null null]', hex)).toBe('twice');
  expect(await text('/Filter[/Crypt]', 'decrypted before')).toBe('decrypted before');
});

test('ASCII base-85: groups, zeros, a short last group', async () => {
  // The vector of the encoding's description: 'Man ' is 9jqo^.
  expect(await text('/Filter/ASCII85Decode', '9jqo^ 9jqo~>')).toBe('Man Man');
  expect(await text('/Filter/ASCII85Decode', 'z9jqo^~>')).toBe('\0\0\0\0Man ');
});

test('run length', async () => {
  expect(await text('/Filter/RunLengthDecode', '\x02abc\xfed\x80ignored')).toBe('abcddd');
});

test('LZW: the example of ISO 32000-2, 7.4.4.2', async () => {
  const data = Buffer.from('800b6050220c0c8501', 'hex');
  expect(Buffer.from(await decode('/Filter/LZWDecode', data))).toEqual(Buffer.from('2d2d2d2d2d412d2d2d42', 'hex'));
});

test('LZW over every width of code, with early change and without', async () => {
  const data = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * i * 7 + (i >> 5)) & 255));
  for (const early of [1, 0])
    expect(
      Buffer.from(await decode(`/Filter/LZWDecode/DecodeParms<</EarlyChange ${early}>>`, lzw(data, early))),
    ).toEqual(data);
});

describe('predictors', () => {
  test('every PNG filter', async () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 6, 6, 6],
      [4, 1, 1, 1],
    ];
    const decoded = await decode(
      '/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>',
      deflateSync(Buffer.from(rows.flat())),
    );
    expect([...decoded]).toEqual([10, 20, 30, 10, 20, 30, 11, 21, 31, 11, 22, 32, 12, 23, 33]);
  });

  test('TIFF', async () => {
    const decoded = await decode(
      '/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 2/Colors 2>>',
      deflateSync(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])),
    );
    expect([...decoded]).toEqual([1, 2, 4, 6, 5, 6, 12, 14]);
  });
});

test('data that does not decode is damage, a bomb is hostile', async () => {
  for (const [dict, data] of [
    ['/Filter/FlateDecode', 'not deflated'],
    ['/Filter/DCTDecode', 'a picture'],
    ['/Filter/ASCIIHexDecode', 'xyz>'],
    ['/Filter/ASCII85Decode', '\x7f~>'],
    ['/Filter/RunLengthDecode', '\x7fshort'],
    ['/Filter/LZWDecode', '\x80\x7f\xff\xff'],
    [`/Filter[${'/FlateDecode'.repeat(9)}]`, ''],
    ['/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>', deflateSync('x')],
  ] as const)
    expect(Damaged.is(await failure(decode(dict, data))), dict).toBe(true);
  const bomb = deflateSync(Buffer.alloc(10_000_000));
  expect(Hostile.is(await failure(decode('/Filter/FlateDecode', bomb, 1_000_000)))).toBe(true);
  expect(Hostile.is(await failure(decode('/Filter/RunLengthDecode', '\x81a'.repeat(100), 1000)))).toBe(true);
});

/** A plain LZW encoder, independent of the decoder under test. */
function lzw(data: Uint8Array, early: number): Uint8Array {
  let bits = '';
  let table = new Map<string, number>();
  let width = 9;
  const put = (code: number) => {
    bits += code.toString(2).padStart(width, '0');
  };
  const reset = () => {
    put(256);
    table = new Map(Array.from({ length: 256 }, (_, code) => [String.fromCharCode(code), code]));
    width = 9;
  };
  reset();
  let next = 258;
  let held = '';
  for (const byte of data) {
    const longer = held + String.fromCharCode(byte);
    if (table.has(longer)) {
      held = longer;
      continue;
    }
    put(table.get(held)!);
    table.set(longer, next++);
    // The decoder learns each sequence one code later than the encoder.
    if (next + early > 1 << width && width < 12) width++;
    if (next === 4094) {
      put(256);
      table = new Map(Array.from({ length: 256 }, (_, code) => [String.fromCharCode(code), code]));
      width = 9;
      next = 258;
    }
    held = String.fromCharCode(byte);
  }
  put(table.get(held)!);
  put(257);
  return Buffer.from(bits.match(/.{1,8}/g)!.map((part) => Number.parseInt(part.padEnd(8, '0'), 2)));
}
