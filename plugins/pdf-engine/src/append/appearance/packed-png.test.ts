import { randomBytes } from 'node:crypto';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { PackedPngs } from './packed-png.ts';

/** Grey, of pixels that Flate cannot make smaller: a little more than 100 bytes for each row. */
const noise = (rows: number) =>
  encode({ width: 100, height: rows, data: randomBytes(100 * rows), channels: 1, depth: 8 });

test('a picture is packed once, by its digest', () => {
  const pictures = new PackedPngs(10_000);
  const picture = noise(10);
  const first = pictures.get(picture, 'one');
  expect(pictures.get(picture.slice(), 'one')).toBe(first);
  expect(pictures.get(picture, 'another')).not.toBe(first);
  expect(pictures.get(picture, 'another')).toEqual(first);
});

test('those used last are remembered, up to a number of bytes', () => {
  const pictures = new PackedPngs(10_000);
  const picture = noise(40);
  const first = pictures.get(picture, '1');
  const second = pictures.get(picture, '2');
  expect(pictures.get(picture, '1')).toBe(first);
  pictures.get(picture, '3');
  expect(pictures.get(picture, '1')).toBe(first);
  expect(pictures.get(picture, '2')).not.toBe(second);
});

test('one that is larger by itself is not, and costs no other its place', () => {
  const pictures = new PackedPngs(10_000);
  const small = pictures.get(noise(10), 'small');
  const picture = noise(120);
  const large = pictures.get(picture, 'large');
  expect(pictures.get(picture, 'large')).not.toBe(large);
  expect(pictures.get(picture, 'small')).toBe(small);
});
