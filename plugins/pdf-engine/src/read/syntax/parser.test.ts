import { describe, expect, test } from 'vitest';
import { Damaged, Hostile } from '../../errors.ts';
import { PdfDict, PdfName, PdfRef, PdfString } from '../../objects.ts';
import { NeedMoreBytes, Parser } from './parser.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const parse = (text: string) => new Parser(bytes(text)).object();
const string = (text: string) => new PdfString(Uint8Array.from(bytes(text)));

function parseFailure(text: string): unknown {
  try {
    parse(text);
  } catch (error) {
    return error;
  }
  return expect.unreachable(`${text} should have been refused`);
}

test.each([
  ['null', null],
  ['true', true],
  ['-17', -17],
  ['+.5', 0.5],
  ['4.', 4],
  ['-.002', -0.002],
  ['0000012', 12],
  ['99999999999999999999999', 1e23],
  ['12 0 R', new PdfRef(12, 0)],
  ['12 % R\n 3 R', new PdfRef(12, 3)],
  ['[12 0 R 12 0 7]', [new PdfRef(12, 0), 12, 0, 7]],
  ['[/A/B(c)<64>]', [new PdfName('A'), new PdfName('B'), string('c'), string('d')]],
  ['/A#20B#zz#', new PdfName('A B#zz#')],
  ['/', new PdfName('')],
  [
    '<</A 1/B null/C<</D[]>>>>',
    new PdfDict([
      ['A', 1],
      ['C', new PdfDict([['D', []]])],
    ]),
  ],
])('%s', (text, expected) => {
  expect(parse(text)).toEqual(expected);
});

test.each(['<</A 1/A 2>>', '<</A 1/#41 2>>', '<</A null/A 2>>', '<</A 1/A null/A 2>>'])(
  'of a key given twice the last one counts, and it is noted: %s',
  (text) => {
    expect(parse(text)).toMatchObject({ entries: new Map([['A', 2]]), ambiguous: true });
  },
);

describe('strings', () => {
  test.each([
    ['(a(b)c)', 'a(b)c'],
    ['(\\n\\r\\t\\b\\f\\(\\)\\\\\\x)', '\n\r\t\b\f()\\x'],
    ['(\\101\\60\\0053\\777)', 'A0\x053\xff'],
    ['(a\\\nb\\\r\nc\rd\r\ne)', 'abc\nd\ne'],
    ['<4a 6B7>', 'Jkp'],
    ['<>', ''],
    ['()', ''],
  ])('%j', (text, expected) => {
    expect(parse(text)).toEqual(string(expected));
  });
});

test.each([
  '<</A>>',
  '<</A 1',
  '[1 2',
  '(a',
  '<4g>',
  '<</A 1 2 3>>',
  '<<(A) 1>>',
  ']',
  'nul',
  '--5',
  '1e5',
  '',
  '9'.repeat(399),
])('%s is damage', (text) => {
  expect(Damaged.is(parseFailure(text))).toBe(true);
});

test('deep nesting ends', () => {
  expect(Hostile.is(parseFailure('['.repeat(100_000)))).toBe(true);
});

test('bytes that may go on after the window ask for more, wherever the window ends', () => {
  const text = '<</A 12 0 R/B[(x\\)y)<0a>]/Cc true/D -1.5 >> ';
  for (let length = 0; length < text.length - 2; length++)
    expect(() => new Parser(bytes(text.slice(0, length)), { partial: true }).object(), String(length)).toThrow(
      NeedMoreBytes,
    );
  expect(new Parser(bytes(text), { partial: true }).object()).toEqual(parse(text));
});
