import { afterAll, beforeAll, expect, test } from 'vitest';
import { Magick, onPaper } from './magick.fixture.ts';
import { sealPicture } from './seal-picture.ts';

/** What seals are drawn with here. */
const RED = [200, 52, 43] as const;
const DRAWN = ['-fill', 'none', '-stroke', '#c8342b', '-strokewidth', '24', '-draw', 'circle 450,450 450,60'];
const STAR = 'polygon 450,250 500,390 650,390 530,480 575,625 450,540 325,625 370,480 250,390 400,390';

let magick: Magick;
beforeAll(() => {
  magick = new Magick();
  magick.make(
    'seal.png',
    '-size',
    '900x900',
    'xc:none',
    ...DRAWN,
    '-stroke',
    'none',
    '-fill',
    '#c8342b',
    '-draw',
    STAR,
  );
  magick.make(
    'white.png',
    'seal.png',
    '-background',
    'white',
    '-gravity',
    'center',
    '-extent',
    '1100x1000',
    '-flatten',
  );
});
afterAll(() => magick.dispose());

const prepare = (file: Uint8Array, options = {}) => sealPicture(file, { widthMm: 40, ...options });
const far = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.slice(0, 3).map((value, index) => Math.abs(value - other[index]!)));

test('a seal on white paper is cut out: transparent ground, own colour to the very edge, margins gone', async () => {
  const ready = await prepare(magick.make('clean.png', 'white.png'));
  const { width, height, at } = magick.pixels(ready.picture.data);
  // The ring is 804 pixels wide, with one pixel around it.
  expect([width, height]).toEqual([807, 807]);
  expect(ready).toMatchObject({ widthMm: 40, heightMm: 40, dpi: 512, warnings: [] });
  let edges = 0;
  let worst = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const pixel = at(x, y);
      const opacity = pixel[3];
      if (opacity > 0 && opacity < 255) edges++;
      // Where there is next to nothing of it, eight bits do not hold a colour.
      if (opacity > 40) worst = Math.max(worst, far(pixel, RED));
    }
  }
  expect(worst).toBeLessThan(14);
  expect(edges).toBeGreaterThan(500);
  expect(at(403, 403)).toEqual([...RED, 255]);
  expect(at(403, 100)[3]).toBe(0);
});

test('on white paper it looks as it did before', async () => {
  const ready = await prepare(magick.make('before.png', 'white.png'), { trim: false });
  const [after, before] = [magick.pixels(ready.picture.data), magick.pixels(magick.make('same.png', 'white.png'))];
  expect([after.width, after.height]).toEqual([1100, 1000]);
  let worst = 0;
  for (let y = 0; y < after.height; y += 3) {
    for (let x = 0; x < after.width; x += 3) {
      worst = Math.max(worst, far(onPaper(after.at(x, y)), before.at(x, y)));
    }
  }
  expect(worst).toBeLessThan(5);
});

test('a phone photo on greyish, unevenly lit, grainy paper comes out clean', async () => {
  const photo = magick.make(
    'photo.jpg',
    ...['-size', '2000x1500', 'gradient:#d8d2c4-#8f8d88'],
    ...['(', 'seal.png', ')', '-gravity', 'center', '-compose', 'multiply', '-composite'],
    ...['-seed', '7', '-attenuate', '0.25', '+noise', 'Gaussian', '-blur', '0x1', '-quality', '88'],
  );
  const ready = await prepare(photo);
  expect(ready.warnings).toEqual([]);
  const { width, height, at } = magick.pixels(ready.picture.data);
  expect(Math.abs(width - 807)).toBeLessThan(8);
  expect(Math.abs(height - 807)).toBeLessThan(8);
  const middle = { x: Math.round(width / 2), y: Math.round(height / 2) };
  // Paper between ring and star, and outside of the ring.
  let specks = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const distance = Math.hypot(x - middle.x, y - middle.y);
      const isPaper = (distance > 240 && distance < 365) || distance > 412;
      if (isPaper && at(x, y)[3] > 25) specks++;
    }
  }
  expect(specks).toBeLessThan(20);
  for (const [x, y] of [
    [middle.x, middle.y],
    [middle.x, 12],
    [12, middle.y],
    [width - 12, middle.y],
  ] as const) {
    const pixel = at(x, y);
    expect(pixel[3], `${x} ${y}`).toBeGreaterThan(200);
    expect(far(pixel, RED), `${x} ${y} ${pixel}`).toBeLessThan(45);
  }
});

test('grey scans lose their grey', async () => {
  const scan = magick.make(
    'scan.png',
    'seal.png',
    '-background',
    '#dcdcdc',
    '-gravity',
    'center',
    '-extent',
    '1000x1000',
    '-flatten',
  );
  const { width, at } = magick.pixels((await prepare(scan)).picture.data);
  expect(width).toBe(807);
  expect(at(403, 100)[3]).toBe(0);
});

test('a picture with a transparent ground keeps its colours and its opacity', async () => {
  const faint = magick.make('faint.png', 'seal.png', '-channel', 'A', '-evaluate', 'multiply', '0.5');
  const { width, at } = magick.pixels((await prepare(faint)).picture.data);
  expect(width).toBe(807);
  expect(Math.abs(at(403, 403)[3] - 128)).toBeLessThan(2);
  expect(far(at(403, 403), RED)).toBeLessThan(3);
});

test('the ground can be kept, and the margins', async () => {
  const file = magick.make('kept.png', 'white.png');
  const whole = magick.pixels((await prepare(file, { transparent: false, trim: false })).picture.data);
  expect([whole.width, whole.height, whole.at(5, 5)]).toEqual([1100, 1000, [255, 255, 255, 255]]);
  const trimmed = magick.pixels((await prepare(file, { transparent: false })).picture.data);
  expect([trimmed.width, trimmed.at(403, 100)]).toEqual([807, [255, 255, 255, 255]]);
});

test('dust beside the seal does not keep its margins', async () => {
  const dusty = magick.make(
    'dusty.png',
    'white.png',
    '-fill',
    'black',
    '-draw',
    'point 3,3',
    '-draw',
    'point 1090,990',
  );
  expect((await prepare(dusty)).picture.data).toBeDefined();
  expect(magick.pixels((await prepare(dusty)).picture.data).width).toBe(807);
});

test('a small seal on a large scanned page keeps its fineness', async () => {
  const page = magick.make(
    'page.jpg',
    ...['-size', '2480x3508', 'xc:#efeeea', '(', 'seal.png', '-resize', '496x496', ')'],
    ...['-geometry', '+1500+2600', '-composite', '-quality', '90'],
  );
  const ready = await prepare(page);
  const { width, height, at } = magick.pixels(ready.picture.data);
  // The seal's ring is 444 pixels wide there.
  expect(Math.abs(width - 446)).toBeLessThan(4);
  expect(Math.abs(height - 446)).toBeLessThan(4);
  expect(at(Math.round(width / 2), 60)[3]).toBe(0);
  expect(far(at(Math.round(width / 2), Math.round(height / 2)), RED)).toBeLessThan(20);
});

test('what is finer than 600 dpi is made so', async () => {
  const ready = await prepare(magick.make('fine.png', 'white.png'), { widthMm: 15 });
  expect(magick.pixels(ready.picture.data).width).toBe(403);
  expect(ready.dpi).toBe(682);
});

test('a coarse picture and one whose circle is none are said to be so; the height follows from the picture', async () => {
  const coarse = await prepare(magick.make('coarse.png', 'white.png', '-resize', '25%'));
  expect(coarse.dpi).toBeLessThan(300);
  expect(coarse.warnings).toMatchObject([{ 'zh-CN': expect.stringContaining(`${coarse.dpi} dpi`) }]);
  const slanted = await prepare(magick.make('slanted.png', 'white.png', '-resize', '100x94%!'));
  expect(slanted.heightMm).toBeCloseTo(37.6, 0);
  expect(slanted.warnings).toMatchObject([{ en: expect.stringContaining('6%') }]);
  const oval = await prepare(magick.make('oval.png', 'white.png', '-resize', '100x66%!'));
  expect(oval.warnings).toEqual([]);
});

test('paper without a seal is none', async () => {
  const blank = magick.make('blank.png', '-size', '300x300', 'xc:white');
  await expect(prepare(blank)).rejects.toMatchObject({ code: 'seals.picture-empty' });
  const grey = magick.make('grey.jpg', '-size', '300x300', 'gradient:#d0d0d0-#b0b0b0', '-quality', '80');
  await expect(prepare(grey)).rejects.toMatchObject({ code: 'seals.picture-empty' });
});

test.each([0, 1, -5, 4.9, 201, Number.NaN])('a width of %d mm is none', async (widthMm) => {
  const file = magick.make('any.png', 'white.png');
  await expect(sealPicture(file, { widthMm })).rejects.toMatchObject({ code: 'seals.picture-size-invalid' });
});

test('a drawing is a seal as well', async () => {
  const file = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><ellipse cx="45" cy="30" rx="43" ry="28" fill="none" stroke="#c8342b" stroke-width="3"/></svg>',
  );
  const ready = await prepare(file, { widthMm: 45 });
  expect(ready.heightMm).toBeCloseTo(30, 0);
  expect(ready.dpi).toBeGreaterThan(560);
});
