import type { AnnotationKind, AnnotationPlan, Appearance, DisplayBox, NewAnnotation } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { complaints, pdfsig, qpdf, rasterise } from './testing/foreign-tools.ts';
import { place } from './testing/seals.ts';
import { failure, open, sample, sign } from './testing/sign.ts';

const BOX: DisplayBox = { x: 20, y: 30, width: 40, height: 40, rotation: 0 };
const TIME = new Date('2026-11-23T09:43:00+08:00');

/** Black in its upper left quarter: shows whether it stands upright. */
const QUARTER: Appearance = {
  kind: 'drawing',
  size: { width: 4, height: 4 },
  paths: [{ commands: [['M', 0, 0], ['L', 2, 0], ['L', 2, 2], ['L', 0, 2], ['Z']], fill: [0, 0, 0] }],
  blend: 'normal',
};

const annotation = (kind: AnnotationKind, part: Partial<NewAnnotation> = {}): NewAnnotation => ({
  page: 0,
  kind,
  box: BOX,
  looks: [{ box: BOX, appearance: QUARTER }],
  name: 'one',
  time: TIME,
  ...part,
});

async function annotate(pdf: Uint8Array, plan: AnnotationPlan, password?: string): Promise<Uint8Array> {
  const revision = await (await open(pdf, password)).prepareAnnotations(plan);
  const chunks: Uint8Array[] = [];
  for await (const chunk of revision.complete()) chunks.push(chunk);
  const annotated = Buffer.concat(chunks);
  expect(annotated.length).toBe(revision.size);
  return annotated;
}

const KINDS: Readonly<Record<string, AnnotationKind>> = {
  Highlight: { subtype: 'Highlight', areas: [BOX] },
  Text: { subtype: 'Text' },
  FreeText: { subtype: 'FreeText', fontSize: 5 },
  Line: { subtype: 'Line', from: { x: 20, y: 30 }, to: { x: 60, y: 70 }, width: 1, isArrow: true },
  Square: { subtype: 'Square', width: 1 },
  Ink: {
    subtype: 'Ink',
    strokes: [
      [
        { x: 20, y: 30 },
        { x: 60, y: 70 },
      ],
    ],
    width: 1,
  },
  Watermark: { subtype: 'Watermark' },
};

/** The upper left quarter of the box is black, its other quarters and what is around it white. */
function expectUpright(pdf: Uint8Array, scale = 1): void {
  const { at } = rasterise(pdf, 0);
  const points = [
    [18, 28],
    [25, 35],
    [38, 48],
    [45, 35],
    [25, 55],
    [62, 72],
  ] as const;
  const isDark = points.map(([x, y]) => at(x * scale, y * scale) < 128);
  expect(isDark).toEqual([false, true, true, false, false, false]);
}

const PAGES: Readonly<Record<string, string>> = {
  plain: '',
  'turned by 90': '/Rotate 90',
  'turned by 180': '/Rotate 180',
  'turned by 270': '/Rotate 270',
  cropped: '/CropBox[90 150 510 730]',
  'with another origin': '/MediaBox[-300 -400 295 442]',
  'with all of it': '/MediaBox[-200 100 500 1000]/CropBox[-100.5 200.25 399.5 799.75]/Rotate 270',
};

describe.each(Object.entries(PAGES))('on a page %s', (_, entries) => {
  test.each(Object.entries(KINDS))('%s stands in its place, upright', async (_name, kind) => {
    const annotated = await annotate(sample({ pages: [entries] }), { add: [annotation(kind)] });
    expect(complaints(annotated)).toBe('');
    expectUpright(annotated);
  });
});

test.each(Object.entries(KINDS))('%s keeps its size where units are larger', async (_, kind) => {
  const annotated = await annotate(sample({ pages: ['/MediaBox[0 0 300 420]/UserUnit 2'] }), {
    add: [annotation(kind)],
  });
  expectUpright(annotated);
});

test.each(Object.entries(KINDS))('%s is read back as it was written', async (subtype, kind) => {
  const pdf = sample({ pages: ['/Rotate 90'] });
  const said = { contents: '请核对金额', author: '张三', colour: [1, 0, 0] as const };
  const document = await open(await annotate(pdf, { add: [annotation(kind, said)] }));
  const [read, ...others] = await document.annotations(0);
  expect(others).toEqual([]);
  expect(read).toMatchObject({ page: 0, subtype, contents: '请核对金额', author: '张三', name: 'one', modified: TIME });
  expect(read?.isArrow).toBe(subtype === 'Line' ? true : undefined);
  for (const key of ['x', 'y', 'width', 'height'] as const) expect(read?.box[key]).toBeCloseTo(BOX[key], 2);
});

test('a line without a head is read back as one', async () => {
  const line = { ...KINDS.Line, isArrow: false } as AnnotationKind;
  const document = await open(await annotate(sample({ pages: [''] }), { add: [annotation(line)] }));
  expect(await document.annotations(0)).toMatchObject([{ subtype: 'Line', isArrow: false }]);
});

test('the original is kept byte for byte, and nothing but annotations comes of it', async () => {
  const pdf = sample({ pages: ['', ''] });
  const add = Object.values(KINDS).map((kind, index) => annotation(kind, { page: index % 2, name: `n${index}` }));
  const annotated = await annotate(pdf, { add });
  expect(Buffer.from(annotated.subarray(0, pdf.length)).equals(Buffer.from(pdf))).toBe(true);
  const changes = await (await open(annotated)).changesSince(pdf.length);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['annotation-added']));
  expect(changes).toHaveLength(add.length);
});

test('a watermark on all pages has one appearance', async () => {
  const pdf = sample({ pages: ['', '', ''] });
  const annotated = await annotate(pdf, {
    add: [0, 1, 2].map((page) => annotation({ subtype: 'Watermark' }, { page, opacity: 0.3 })),
  });
  const text = Buffer.from(annotated.subarray(pdf.length)).toString('latin1');
  expect(text.match(/\/Subtype\/Watermark/g)).toHaveLength(3);
  expect(text.match(/\/Subtype\/Form/g)).toHaveLength(2);
  expect(text).toContain('/ca 0.3');
});

describe('after a signature', () => {
  test('it stays valid', async () => {
    const signed = await sign(sample(), { places: [place(0, { x: 100, y: 200 })] });
    const annotated = await annotate(signed, { add: Object.values(KINDS).map((kind) => annotation(kind)) });
    expect(complaints(annotated)).toBe('');
    expect(pdfsig(annotated)).toEqual([{ field: 'Signature1', valid: true, whole: false }]);
  });

  test('a certification permits annotations at level 3 and no other', async () => {
    const add = [annotation({ subtype: 'Square', width: 1 })];
    for (const certify of [1, 2] as const) {
      const signed = await sign(sample(), { certify });
      const document = await open(signed);
      expect(await document.annotationRules()).toMatchObject({ isSigned: true, adding: { reason: 'certified' } });
      expect(await failure(document.prepareAnnotations({ add }))).toMatchObject({ code: 'pdf.annotating-forbidden' });
    }
    const annotated = await annotate(await sign(sample(), { certify: 3 }), { add });
    expect(pdfsig(annotated)).toMatchObject([{ valid: true }]);
  });

  test('what was there is not removed', async () => {
    const annotated = await annotate(sample(), { add: [annotation({ subtype: 'Text' })] });
    const signed = await open(await sign(annotated));
    const [note] = await signed.annotations(0);
    expect(await failure(signed.prepareAnnotations({ add: [], remove: [note!.id!] }))).toMatchObject({
      code: 'pdf.annotating-forbidden',
    });
  });
});

test('an annotation is removed, and the others stay', async () => {
  const pdf = sample({ pages: ['', ''] });
  const add = ['a', 'b', 'c'].map((name) => annotation({ subtype: 'Text' }, { page: 1, name }));
  const annotated = await annotate(pdf, { add });
  const [, middle] = await (await open(annotated)).annotations(1);
  const removed = await annotate(annotated, { add: [], remove: [middle!.id!] });
  expect((await (await open(removed)).annotations(1)).map(({ name }) => name)).toEqual(['a', 'c']);
  expect(complaints(removed)).toBe('');
  expect(await failure(annotate(removed, { add: [], remove: [middle!.id!] }))).toMatchObject({
    code: 'pdf.annotation-missing',
  });
});

test('into a compressed and into an encrypted file', async () => {
  const add = Object.values(KINDS).map((kind) => annotation(kind, { contents: '机密' }));
  const compressed = qpdf(sample(), '--object-streams=generate');
  expect(complaints(await annotate(compressed, { add }))).toBe('');
  const encrypted = qpdf(sample(), '--encrypt', 'user', 'owner', '256', '--');
  const annotated = await annotate(encrypted, { add }, 'user');
  expect(complaints(annotated, 'user')).toBe('');
  const [first] = await (await open(annotated, 'user')).annotations(0);
  expect(first?.contents).toBe('机密');
  expect(Buffer.from(annotated).includes('机密')).toBe(false);
});

test('encryption may forbid annotations to those who have the user password only', async () => {
  const encrypted = qpdf(sample(), '--encrypt', 'user', 'owner', '256', '--annotate=n', '--');
  expect(await (await open(encrypted, 'user')).annotationRules()).toMatchObject({ adding: { reason: 'permissions' } });
  expect(await (await open(encrypted, 'owner')).annotationRules()).toMatchObject({ adding: { allowed: true } });
});

test.each<[string, Partial<NewAnnotation>]>([
  ['a box without area', { box: { ...BOX, width: 0 } }],
  ['a box of no numbers', { box: { ...BOX, x: Number.NaN } }],
  ['a look without area', { looks: [{ box: { ...BOX, height: -1 }, appearance: QUARTER }] }],
  ['an opacity beyond one', { opacity: 1.1 }],
  ['a colour beyond one', { colour: [0, 2, 0] }],
  ['a highlight of nothing', { kind: { subtype: 'Highlight', areas: [] } }],
  ['a stroke of no points', { kind: { subtype: 'Ink', strokes: [[]], width: 1 } }],
  ['a line far off', { kind: { subtype: 'Line', from: { x: 1e9, y: 0 }, to: BOX, width: 1, isArrow: false } }],
])('%s is refused', async (_, part) => {
  const add = [annotation({ subtype: 'Square', width: 1 }, part)];
  expect(await failure(annotate(sample(), { add }))).toMatchObject({ code: 'pdf.place-invalid' });
});
