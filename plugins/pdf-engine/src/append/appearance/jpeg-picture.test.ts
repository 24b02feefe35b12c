import { expect, test } from 'vitest';
import { PdfName } from '../../objects.ts';
import { PictureUnreadable } from '../errors.ts';
import { jpegPicture } from './jpeg-picture.ts';

const SCAN = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0, 4];
const END = [0xff, 0xd9];
const ADOBE = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2];

function frame(components: number, { marker = 0xc0, precision = 8, height = 30 } = {}): number[] {
  const parts = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat();
  return [0xff, marker, 0, 8 + 3 * components, precision, 0, height, 1, 44, components, ...parts];
}

const jpeg = (...segments: readonly number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat()]);

test.each([
  [1, 'DeviceGray'],
  [3, 'DeviceRGB'],
  [4, 'DeviceCMYK'],
])('%d components are %s', (components, colourSpace) => {
  const data = jpeg(frame(components), SCAN, END);
  const { dict, bytes } = jpegPicture(data);
  expect(bytes).toBe(data);
  expect(dict.get('ColorSpace')).toEqual(new PdfName(colourSpace));
  expect([dict.get('Width'), dict.get('Height'), dict.get('Decode')]).toEqual([300, 30, undefined]);
});

test('CMYK by Adobe is inverted, RGB by Adobe is not', () => {
  expect(jpegPicture(jpeg(ADOBE, frame(4), SCAN, END)).dict.get('Decode')).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  expect(jpegPicture(jpeg(ADOBE, frame(3), SCAN, END)).dict.get('Decode')).toBeUndefined();
});

test('fill bytes before a marker, and progressive pictures', () => {
  expect(jpegPicture(jpeg([0xff], frame(3, { marker: 0xc2 }), SCAN, END)).dict.get('Width')).toBe(300);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['no start', Uint8Array.from([...frame(3), ...SCAN, ...END])],
  ['no frame', jpeg(SCAN, END)],
  ['no scan', jpeg(frame(3), END)],
  ['no end', jpeg(frame(3), SCAN)],
  ['a segment cut short', jpeg(frame(3).slice(0, 10))],
  ['a frame cut short', jpeg([0xff, 0xc0, 0, 9, 8, 0, 30, 1, 44, 3, 1], SCAN, END)],
  ['12 bits', jpeg(frame(3, { precision: 12 }), SCAN, END)],
  ['two components', jpeg(frame(2), SCAN, END)],
  ['no height', jpeg(frame(3, { height: 0 }), SCAN, END)],
  ['a lossless process', jpeg(frame(3, { marker: 0xc3 }), SCAN, END)],
  ['something between the segments', jpeg([1, 2, 3, 4], frame(3), SCAN, END)],
])('%s is refused', (_, data) => {
  expect(() => jpegPicture(data)).toThrow(expect.objectContaining({ code: PictureUnreadable.code }));
});
