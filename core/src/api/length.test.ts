import { expect, test } from 'vitest';
import { formatPoint, POINT_PATTERN, parseLength, parsePoint } from './length.ts';

test.each([
  ['80', 80],
  ['80mm', 80],
  [' 80 mm ', 80],
  ['-4.5cm', -45],
  ['1in', 25.4],
  ['72pt', 25.4],
  ['0', 0],
])('%j is %d mm', (text, millimetres) => {
  expect(parseLength(text)).toBeCloseTo(millimetres, 9);
});

test.each([
  '',
  'mm',
  '1.',
  '.5',
  '+1',
  '1e3',
  '1,5',
  '8 m',
  '8mm8',
  '0x10',
  'NaN',
  'Infinity',
  '８０',
  '9'.repeat(400),
])('%j is no length', (text) => {
  expect(parseLength(text)).toBeUndefined();
});

const points = ['120mm,80mm', '4.5cm, 10cm', '120,80', ' 1in , -3pt ', '120，80'];
const noPoints = ['', '120', '120,', ',80', '1,2,3', 'a,b', '1;2', '1mm 2mm'];

test.each(points)('%j is a point, for the schema too', (text) => {
  const [x, y] = text.split(/[,，]/).map(parseLength);
  expect(parsePoint(text)).toEqual({ x, y });
  expect(text).toMatch(new RegExp(POINT_PATTERN));
});

test.each(noPoints)('%j is no point, for the schema neither', (text) => {
  expect(parsePoint(text)).toBeUndefined();
  expect(text).not.toMatch(new RegExp(POINT_PATTERN));
});

test('points are written to a tenth of a millimetre', () => {
  expect(formatPoint({ x: 104.9499, y: 0.05 })).toBe('104.9mm,0.1mm');
  expect(formatPoint({ x: -0.01, y: -3 })).toBe('0mm,-3mm');
  expect(parsePoint(formatPoint({ x: 120.5, y: 80 }))).toEqual({ x: 120.5, y: 80 });
});
