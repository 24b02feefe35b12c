import type { Appearance, Glyph, Typeface } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { complaints, pdftotext, qpdf, rasterise } from '../testing/foreign-tools.ts';
import { place } from '../testing/seals.ts';
import { appended, finish, prepare, refused, sample } from '../testing/sign.ts';

type Text = Extract<Appearance, { kind: 'text' }>;

const typeface: Typeface = {
  name: 'Blocks-Regular',
  isSerif: false,
  weight: 400,
  ascent: 880,
  descent: -120,
  capHeight: 700,
};

/** A black block from `left` to `right` and from the baseline up to `top`, in an em square. */
const block = (left: number, right: number, top: number): Glyph => ({
  advance: 1000,
  contours: [
    [
      { x: left, y: 0, onCurve: true },
      { x: left, y: top, onCurve: true },
      { x: right, y: top, onCurve: true },
      { x: right, y: 0, onCurve: true },
    ],
  ],
});
const whole = block(0, 1000, 800);
const low = block(0, 1000, 400);

/** Two square characters of 20 mm, the second one half as high as the first. */
const text = (changes: Partial<Text> = {}): Text => ({
  kind: 'text',
  size: { width: 40, height: 20 },
  typeface,
  fontSize: 20,
  colour: [0, 0, 0],
  lines: [{ text: '高低', glyphs: [whole, low], x: 0, y: 20 }],
  ...changes,
});

const BOX = { x: 20, y: 30, width: 40, height: 20 };
const stamped = async (pdf: Uint8Array, ...appearances: readonly Appearance[]) => {
  const places = appearances.map((appearance, page) => place(page, BOX, appearance));
  return finish(await prepare(pdf, { places }), Uint8Array.of(0x30, 0));
};

describe.each(['', '/Rotate 90', '/Rotate 180', '/Rotate 270'])('on a page with %o', (entries) => {
  test('letters stand upright in their places', async () => {
    const { at } = rasterise(await stamped(sample({ pages: [entries] }), text()), 0);
    // 高: from 34 down to 50; 低: from 42 down to 50.
    const points = [
      [30, 32],
      [30, 37],
      [30, 48],
      [50, 37],
      [50, 48],
      [62, 48],
    ] as const;
    expect(points.map(([x, y]) => at(x, y) < 128)).toEqual([false, true, true, false, true, false]);
  });

  test('and can be read as text', async () => {
    expect(pdftotext(await stamped(sample({ pages: [entries] }), text()))).toContain('高低');
  });
});

test('characters beyond the basic plane, and several that look the same, are read back as what they are', async () => {
  const lines = [{ text: '𠮷吉ΑA', glyphs: [whole, whole, low, low], x: 0, y: 20 }];
  expect(pdftotext(await stamped(sample(), text({ lines })))).toContain('𠮷吉ΑA');
});

test('lines stand under each other', async () => {
  const lines = [
    { text: '低', glyphs: [low], x: 0, y: 10 },
    { text: '低', glyphs: [low], x: 10, y: 20 },
  ];
  const { at } = rasterise(await stamped(sample(), text({ fontSize: 10, lines })), 0);
  expect([at(25, 38), at(35, 38), at(25, 48), at(35, 48)].map((grey) => grey < 128)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('texts of one typeface share a font, wherever they stand; equal ones share everything', async () => {
  const other = text({ lines: [{ text: '低中', glyphs: [low, block(0, 1000, 600)], x: 0, y: 20 }], fontSize: 10 });
  const pages = ['', '', ''];
  const places = [text(), other, text()].map((appearance, page) => place(page, BOX, appearance));
  const revision = await appended(sample({ pages }), { places });
  expect(revision.match(/\/Type0/g)).toHaveLength(1);
  expect(revision.match(/\/FontFile2/g)).toHaveLength(1);
  // Two texts and the two frames that show them.
  expect(revision.match(/\/Subtype\/Form/g)).toHaveLength(4);
  const bold = text({ typeface: { ...typeface, name: 'Blocks-Bold', weight: 700 } });
  const two = await appended(sample({ pages }), { places: [...places, place(0, BOX, bold)] });
  expect(two.match(/\/Type0/g)).toHaveLength(2);
});

test.each(['--object-streams=generate', '--encrypt secret owner 256 --'])(
  'files made with %s take it without a complaint',
  async (options) => {
    const password = options.includes('secret') ? 'secret' : '';
    const pdf = qpdf(sample(), ...options.split(' '));
    const revision = await prepare(pdf, { places: [place(0, BOX, text())] }, password || undefined);
    const signed = await finish(revision, Uint8Array.of(0x30, 0));
    expect(complaints(signed, password)).toBe('');
    expect(pdftotext(signed, password)).toContain('高低');
  },
);

const line = (glyph: Glyph) => [{ text: '高', glyphs: [glyph], x: 0, y: 20 }];

test.each<[string, Partial<Text>]>([
  ['without a glyph for a character', { lines: [{ text: '高低', glyphs: [whole], x: 0, y: 20 }] }],
  ['that stands nowhere', { lines: [{ text: '高', glyphs: [whole], x: Number.NaN, y: 20 }] }],
  ['of no size', { fontSize: 0 }],
  ['in a box of no size', { size: { width: 0, height: 20 } }],
  ['with a name that is none', { typeface: { ...typeface, name: 'A/B' } }],
  ['with a point too far off for a font', { lines: line(block(0, 40_000, 800)) }],
  ['with an empty contour', { lines: line({ advance: 1000, contours: [[]] }) }],
  ['with a width below zero', { lines: line({ advance: -1, contours: [] }) }],
  [
    'with more glyphs than a font may have',
    { lines: [{ text: 'x'.repeat(20_001), glyphs: Array(20_001).fill(whole), x: 0, y: 0 }] },
  ],
])('a text %s is refused', async (_, changes) => {
  expect(await refused(sample(), { places: [place(0, BOX, text(changes))] })).toMatchObject({
    code: 'pdf.place-invalid',
  });
});
