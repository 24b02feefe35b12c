/** Annotations that stand in the file: read as they were drawn, changed, and written in the place of what they were. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '@sealwright/core/api';
import { afterAll, describe, expect, test } from 'vitest';
import { annotationInFile } from '../../plugins/document-annotate/src/annotation-in-file.ts';
import type { PageAnnotation } from '../../plugins/document-annotate/src/common-annotation.ts';
import { movedBy } from '../../plugins/document-annotate/src/common-change-annotation.ts';
import { openDocument } from '../../plugins/pdf-engine/src/open-document.ts';
import { qpdfCheck } from '../e2e/foreign-judges.ts';
import { GEOMETRY_CASES, pdfOfCase } from '../golden/geometry-cases.ts';
import { annotationWriter, ONE_OF_EACH, pdfJsAnnotations } from './annotate-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-change-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writer = annotationWriter();
const open = (file: string) => openDocument(memorySource(readFileSync(file)));
const path = (name: string) => join(folder, name);

/** All numbers in tenths of a millimetre: a file gives them in thousandths of a point. */
function inTenths(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 10) + 0;
  if (Array.isArray(value)) return value.map(inTenths);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inTenths(each)]));
}

/** The annotations of a page, as a user takes them up. */
async function taken(file: string, page: number): Promise<readonly PageAnnotation[]> {
  const document = await open(file);
  const listed = await document.annotations(page);
  return Promise.all(listed.map(({ id }) => annotationInFile(document, id!)));
}

describe.each(Object.entries(GEOMETRY_CASES))('on pages %s', (_name, geometry) => {
  test('each kind is read as it was drawn', async () => {
    const page = 1;
    const [input, output] = [path('drawn-in.pdf'), path('drawn-out.pdf')];
    writeFileSync(input, pdfOfCase(geometry));
    await writer.add({ input, output, overwrite: true }, ONE_OF_EACH(page));
    const read = (await taken(output, page)).map(({ id: _, replaces: __, ...annotation }) => annotation);
    expect(inTenths(read)).toEqual(inTenths(ONE_OF_EACH(page).map(({ id: _, ...annotation }) => annotation)));
  });
});

test('what was changed stands there in the place of what it was', async () => {
  const files = ['0.pdf', '1.pdf', '2.pdf'].map(path) as [string, string, string];
  writeFileSync(files[0], pdfOfCase(GEOMETRY_CASES.plain!));
  await writer.add({ input: files[0], output: files[1] }, ONE_OF_EACH(0));
  const changed = (await taken(files[1], 0)).map((annotation) => ({
    ...movedBy(annotation, { x: 5, y: 50 }),
    colour: '#0044cc',
    contents: '已改',
  }));
  await writer.add({ input: files[1], output: files[2] }, changed);
  expect(readFileSync(files[2]).subarray(0, readFileSync(files[1]).length).equals(readFileSync(files[1]))).toBe(true);
  const read = (await taken(files[2], 0)).map(({ id: _, replaces: __, ...annotation }) => annotation);
  expect(inTenths(read)).toEqual(inTenths(changed.map(({ id: _, replaces: __, ...annotation }) => annotation)));
  expect((await pdfJsAnnotations(readFileSync(files[2]), 1)).map(({ contentsObj }) => contentsObj?.str)).toEqual(
    changed.map(() => '已改'),
  );
  expect(qpdfCheck(files[2]).code).toBe(0);
});

test('a watermark, and what others wrote, is not taken up', async () => {
  const [input, output] = [path('fixed-in.pdf'), path('fixed-out.pdf')];
  writeFileSync(input, pdfOfCase(GEOMETRY_CASES.plain!));
  const look = { colour: 'red', opacity: 0.25, fontSize: 12, angle: -45, layout: 'single' } as const;
  const words = { contents: '内部资料', author: '张三' };
  await writer.add({ input, output }, [{ id: 'w', kind: 'watermark', pages: 'all', ...look, ...words }]);
  const document = await open(output);
  const id = (await document.annotations(0))[0]!.id!;
  await expect(annotationInFile(document, id)).rejects.toMatchObject({ code: 'annotate.fixed' });
  const note = { ...(await document.annotation(id)), kind: { subtype: 'Text' } as const, name: 'of another program' };
  await expect(annotationInFile({ annotation: async () => note }, id)).rejects.toMatchObject({
    code: 'annotate.fixed',
  });
});
