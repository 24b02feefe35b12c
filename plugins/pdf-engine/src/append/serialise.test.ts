import { expect, test } from 'vitest';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '../objects.ts';
import { Parser } from '../read/syntax/parser.ts';
import { latin1, serialise } from './serialise.ts';

const string = (text: string) => new PdfString(Uint8Array.from(latin1(text)));

const OBJECTS: readonly PdfObject[] = [
  null,
  true,
  0,
  -17,
  0.1,
  841.8897637795276,
  1e-7,
  -5e-324,
  1e21,
  2 ** 53,
  new PdfName('Type'),
  new PdfName(''),
  new PdfName('a b#/(é\u0000\n'),
  string(''),
  string('a (nested) \\ one'),
  string('unbalanced ) ('),
  string('\r\n\t\u0000\u00ff'),
  new PdfRef(12, 3),
  [1, 2, new PdfName('A'), string('b'), null, [new PdfRef(1, 0), []]],
  new PdfDict([
    ['A', 1],
    ['B C', new PdfDict([['D', [new PdfDict()]]])],
    ['E', new PdfName('F')],
    ['G', true],
  ]),
];

test.each(OBJECTS.map((object) => [serialise(object), object]))('%s comes back as it was', (text, object) => {
  expect(new Parser(latin1(String(text))).object()).toEqual(object);
});

test('strings are encrypted wherever they stand, names are not', () => {
  const cipher = (bytes: Uint8Array) => bytes.map((byte) => byte + 1);
  const object = new PdfDict([['K', [string('HAL'), new PdfDict([['N', new PdfName('HAL')]])]]]);
  expect(serialise(object, cipher)).toBe('<</K[(IBM)<</N/HAL>>]>>');
});

test('what PDF cannot express is refused', () => {
  expect(() => serialise([Number.NaN])).toThrow(RangeError);
  expect(() => serialise(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  expect(() => serialise([new PdfStream(new PdfDict(), async () => new Uint8Array(0))])).toThrow(TypeError);
});
