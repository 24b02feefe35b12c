import { afterAll, expect, test } from 'vitest';
import { InkBoxes } from './ink-boxes.ts';
import { Magick } from './magick.fixture.ts';

const magick = new Magick();
const inks = new InkBoxes();
afterAll(() => magick.dispose());

/** A red disc of 200 x 100 pixels at 60, 40 on a ground of 400 x 300. */
const disc = ['-fill', '#c8342b', '-draw', 'ellipse 160,90 100,50 0,360'];
const box = (format: 'png' | 'jpeg', data: Uint8Array) => inks.box({ format, data });

test.each([
  ['transparent', 'png', 'xc:none'],
  ['white', 'png', 'xc:white'],
  ['photographed', 'jpeg', 'xc:#efeeea'],
] as const)('on a %s ground the margins are found, and nothing of the ink is in them', async (_, format, ground) => {
  const data = magick.make(`disc-${_}.${format}`, '-size', '400x300', ground, ...disc, '-quality', '95');
  const { x, y, width, height } = await box(format, data);
  expect(x * 400).toBeLessThanOrEqual(60);
  expect(y * 300).toBeLessThanOrEqual(40);
  expect((x + width) * 400).toBeGreaterThanOrEqual(260);
  expect((y + height) * 300).toBeGreaterThanOrEqual(140);
  expect(width * 400).toBeLessThan(212);
  expect(height * 300).toBeLessThan(112);
});

test.each([
  ['indexed', ['-type', 'PaletteAlpha'], 'png8:'],
  ['grey', ['-colorspace', 'Gray'], 'png:'],
  ['without opacity', ['-background', 'white', '-alpha', 'remove'], 'png24:'],
  ['of 16 bits', ['-depth', '16'], 'png64:'],
  ['of one bit', ['-background', 'white', '-alpha', 'remove', '-monochrome'], 'png:'],
])('a PNG %s shows the same', async (_, options, kind) => {
  const data = magick.make(`${kind}kind.png`, '-size', '400x300', 'xc:none', ...disc, ...options);
  const { x, y, width, height } = await box('png', data);
  const area = [x * 400, y * 300, width * 400, height * 300];
  for (const [at, expected] of [59, 39, 203, 103].entries()) expect(Math.abs(area[at]! - expected)).toBeLessThan(3);
});

test.each([
  ['a red square with white characters', ['xc:#c8342b', '-fill', 'white', '-draw', 'rectangle 15,10 25,20']],
  ['an empty picture', ['xc:white']],
])('%s is whole', async (_, drawing) => {
  const data = magick.make('full.png', '-size', '40x30', ...drawing);
  expect(await box('png', data)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});

test('a photo that is stored turned keeps its margins: pages show it as it is stored', async () => {
  const data = magick.make('turned.jpeg', '-size', '400x300', 'xc:white', ...disc, '-orient', 'RightTop');
  const marked = insertOrientation(data, 6);
  expect(await box('jpeg', marked)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
});

test('what is no picture is refused', async () => {
  await expect(box('png', new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'seals.picture-kind-unknown' });
  const cut = magick.make('cut.png', '-size', '400x300', 'xc:white', ...disc).subarray(0, 100);
  await expect(box('png', cut)).rejects.toMatchObject({ code: 'seals.picture-unreadable' });
});

test('a picture that claims to be as large as a house is refused before it is decoded', async () => {
  const data = magick.make('large.png', '-size', '40x30', 'xc:white');
  data.writeUInt32BE(60_000, 16);
  data.writeUInt32BE(60_000, 20);
  await expect(box('png', data)).rejects.toMatchObject({ code: 'seals.picture-too-large' });
});

/** Exif 2.32, 4.6.4 A: one entry, behind SOI. */
function insertOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
