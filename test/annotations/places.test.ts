/** Annotations of every kind on pages of every geometry, as programs that nobody here wrote draw and read them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Box, boxOf } from '../../plugins/document-annotate/src/common-annotation-box.ts';
import { type Raster, readPpm } from '../../plugins/signing/src/testing/raster.ts';
import { qpdfCheck } from '../e2e/foreign-judges.ts';
import { GEOMETRY_CASES, pdfOfCase } from '../golden/geometry-cases.ts';
import { annotationWriter, ONE_OF_EACH, pdfJsAnnotations } from './annotate-file.ts';

/** Pixels per millimetre. */
const SCALE = 4;
const DPI = SCALE * 25.4;
/** Smoothing of edges, in millimetres. */
const EDGE = 0.6;

const folder = mkdtempSync(join(tmpdir(), 'sealwright-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Draw = (pdf: string, page: number, unit: number) => Raster;

const PROGRAMS: Readonly<Record<string, Draw>> = {
  poppler: (pdf, page, unit) => {
    // poppler does not know /UserUnit: to it a unit of such a page is as large as any other.
    const options = ['-cropbox', '-r', String(DPI * unit), '-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftoppm', [...options, pdf, `${pdf}-poppler`]);
    return readPpm(readFileSync(`${pdf}-poppler.ppm`));
  },
  MuPDF: (pdf, page) => {
    const output = `${pdf}-mupdf.ppm`;
    execFileSync(
      'mutool',
      ['draw', '-q', '-r', String(DPI), '-c', 'rgb', '-F', 'ppm', '-o', output, pdf, String(page)],
      { stdio: 'pipe' },
    );
    return readPpm(readFileSync(output));
  },
};

/** Whether a pixel of the two pictures differs clearly. */
function differs(one: Raster, other: Raster, x: number, y: number): boolean {
  const at = (y * one.width + x) * 3;
  return [0, 1, 2].some((channel) => Math.abs(one.rgb[at + channel]! - other.rgb[at + channel]!) > 40);
}

/** In millimetres: what has changed between two pictures of a page, within an area. */
function changedWithin(before: Raster, after: Raster, area: Box): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const end = (start: number, length: number, most: number) => Math.min(Math.ceil((start + length) * SCALE), most);
  for (let y = Math.max(0, Math.floor(area.y * SCALE)); y < end(area.y, area.height, after.height); y++) {
    for (let x = Math.max(0, Math.floor(area.x * SCALE)); x < end(area.x, area.width, after.width); x++) {
      if (!differs(before, after, x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (left > right) return undefined;
  return { x: left / SCALE, y: top / SCALE, width: (right - left) / SCALE, height: (bottom - top) / SCALE };
}

const around = (box: Box, margin: number): Box => ({
  x: box.x - margin,
  y: box.y - margin,
  width: box.width + 2 * margin,
  height: box.height + 2 * margin,
});

describe.each(Object.entries(GEOMETRY_CASES))('on pages %s', (name, geometry) => {
  test.each([1, 2])('each kind stands in its place on page %d', { timeout: 120_000 }, async (page) => {
    const [input, output] = [join(folder, `${name}.pdf`), join(folder, `${name}-${page}.pdf`)];
    writeFileSync(input, pdfOfCase(geometry));
    const annotations = ONE_OF_EACH(page - 1);
    const writer = annotationWriter();
    expect(await writer.add({ input, output }, annotations)).toBe(annotations.length);
    expect(qpdfCheck(output)).toMatchObject({ code: 0 });

    const text = await writer.texts.set({ text: '请核对', fontSize: 6, width: 48, isBold: false }, [0, 0, 0], 'normal');
    for (const [program, draw] of Object.entries(PROGRAMS)) {
      const unit = name === 'user-unit' ? 2 : 1;
      const [before, after] = [draw(input, page, unit), draw(output, page, unit)];
      expect([after.width, after.height]).toEqual([before.width, before.height]);
      const places = annotations.map((annotation) => ({ annotation, box: boxOf(annotation, text.size) }));
      for (const { annotation, box } of places) {
        const changed = changedWithin(before, after, around(box, 4));
        const said = `${program}: ${annotation.id}`;
        expect(changed, said).toBeDefined();
        const { x, y, width, height } = changed!;
        expect(x, said).toBeGreaterThanOrEqual(box.x - EDGE);
        expect(y, said).toBeGreaterThanOrEqual(box.y - EDGE);
        expect(x + width, said).toBeLessThanOrEqual(box.x + box.width + EDGE);
        expect(y + height, said).toBeLessThanOrEqual(box.y + box.height + EDGE);
        // A text has room on its right, and letters leave some above and below.
        const share = annotation.kind === 'text' ? 0.3 : 0.85;
        expect(width, said).toBeGreaterThan(box.width * share);
        expect(height, said).toBeGreaterThan(box.height * (annotation.kind === 'text' ? 0.5 : 0.85));
      }
    }
  });

  test('a tiled watermark reaches every part of the page, and none of the other page', {
    timeout: 120_000,
  }, async () => {
    const [input, output] = [join(folder, `${name}.pdf`), join(folder, `${name}-marked.pdf`)];
    writeFileSync(input, pdfOfCase(geometry));
    const watermark = {
      kind: 'watermark',
      id: 'watermark',
      pages: '1',
      contents: '仅供审阅',
      author: '',
      colour: 'red',
      opacity: 0.5,
      fontSize: 8,
      angle: -45,
      layout: 'tiled',
    } as const;
    expect(await annotationWriter().add({ input, output }, [watermark])).toBe(1);
    for (const [program, draw] of Object.entries(PROGRAMS)) {
      const unit = name === 'user-unit' ? 2 : 1;
      const [before, after] = [draw(input, 1, unit), draw(output, 1, unit)];
      const [width, height] = [after.width / SCALE, after.height / SCALE];
      for (const column of [0, 0.5]) {
        for (const row of [0, 0.5]) {
          const quarter = { x: column * width, y: row * height, width: width / 2, height: height / 2 };
          expect(changedWithin(before, after, quarter), `${program} ${column} ${row}`).toBeDefined();
        }
      }
      const whole = { x: 0, y: 0, width: 1_000, height: 1_000 };
      expect(changedWithin(draw(input, 2, unit), draw(output, 2, unit), whole)).toBeUndefined();
    }
  });
});

test('pdf.js reads of each kind what was written', async () => {
  const [input, output] = [join(folder, 'read.pdf'), join(folder, 'read-annotated.pdf')];
  writeFileSync(input, pdfOfCase(GEOMETRY_CASES.plain!));
  await annotationWriter().add({ input, output }, ONE_OF_EACH(0));
  const read = await pdfJsAnnotations(readFileSync(output), 1);
  expect(read.map(({ subtype }) => subtype)).toEqual([
    'Highlight',
    'Text',
    'FreeText',
    'Line',
    'Line',
    'Square',
    'Ink',
  ]);
  for (const annotation of read) {
    expect(annotation).toMatchObject({ contentsObj: { str: '请核对' }, titleObj: { str: '张三' } });
    // Printed, in all readers.
    expect(annotation.annotationFlags & 4).toBe(4);
    expect(annotation.rect.every(Number.isFinite)).toBe(true);
  }
  const [highlight, , , line, arrow, , ink] = read;
  const points = (mm: number) => (mm * 72) / 25.4;
  const [left = 0, top = 0, right = 0] = Array.from(highlight!.quadPoints!);
  expect([left, right].map(Math.round)).toEqual([12, 52].map((mm) => Math.round(points(mm))));
  expect(top).toBeCloseTo(841.89 - points(12), 1);
  expect(line!.lineEndings).toEqual(['None', 'None']);
  expect(arrow!.lineEndings).toEqual(['None', 'OpenArrow']);
  expect(ink!.inkLists).toHaveLength(2);
});
