import { PdfEngine } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { Damaged } from './errors.ts';
import host from './host.ts';
import { openDocument } from './open-document.ts';
import { onePage, PdfBuilder } from './testing/pdf-builder.ts';

const PLAN = { filter: 'Adobe.PPKLite', subFilter: 'ETSI.CAdES.detached', contentsLength: 512, claims: {}, places: [] };

test('the plugin provides the engine', async () => {
  const provided: unknown[] = [];
  const provide = (service: unknown, engine: unknown) => {
    provided.push(service, engine);
    return { dispose: () => {} };
  };
  await host.activate({ own: (disposable: unknown) => disposable, provide } as never);
  expect(provided).toEqual([PdfEngine, { open: openDocument }]);
});

test('what a document says of itself', async () => {
  const builder = onePage(new PdfBuilder('%PDF-1.4\n'), '/MediaBox[0 0 144 72]').table('/Root 1 0 R');
  const document = await openDocument(builder.source());
  expect(document).toMatchObject({ size: builder.length, version: '1.4', pageCount: 1, encryption: undefined });
  expect((await document.page(0)).size).toEqual({ width: 50.8, height: 25.4 });
  expect(await document.signatures()).toEqual({ signed: [], empty: [] });
  expect((await document.modificationRules()).signing).toEqual({ allowed: true });
});

test('the later version of header and catalog counts', async () => {
  const version = async (header: string, catalog: string) => {
    const builder = onePage(new PdfBuilder(`%PDF-${header}\n`)).object(
      1,
      `<</Type/Catalog/Pages 2 0 R/Version/${catalog}>>`,
    );
    return (await openDocument(builder.table('/Root 1 0 R').source())).version;
  };
  expect(await version('1.4', '1.7')).toBe('1.7');
  expect(await version('2.0', '1.7')).toBe('2.0');
  expect(await version('1.4', 'nonsense')).toBe('1.4');
});

test('revisions and what they changed', async () => {
  const builder = onePage().table('/Root 1 0 R');
  const first = builder.length;
  const catalog = '<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>';
  const document = await openDocument(builder.object(1, catalog).table('/Root 1 0 R').source());
  expect(await document.revisions()).toEqual([{ end: first }, { end: builder.length }]);
  expect(await document.changesSince(first)).toMatchObject([{ detail: expect.stringContaining('Lang') }]);
  expect(await document.changesSince(builder.length)).toEqual([]);
});

test('prepares a signature that covers the file, but not where any object is misplaced', async () => {
  const good = onePage().object(4, '(unused)').table('/Root 1 0 R');
  const prepared = await (await openDocument(good.source())).prepareSignature(PLAN);
  expect(prepared.size).toBe(prepared.byteRange[2] + prepared.byteRange[3]);
  const wrong = onePage().place(4, { offset: 12, generation: 0 }).table('/Root 1 0 R');
  const refused = (await openDocument(wrong.source())).prepareSignature(PLAN);
  expect(Damaged.is(await refused.catch((error: unknown) => error))).toBe(true);
});
