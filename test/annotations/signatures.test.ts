/** Annotations after signatures: what the product says of them beforehand, and what it and others say of them afterwards. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliCommands, type CliResult, Signing, Verification } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotationInFile } from '../../plugins/document-annotate/src/annotation-in-file.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { annotationWriter, ONE_OF_EACH } from './annotate-file.ts';

let product: DemoProduct;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-annotated-'));
beforeAll(async () => {
  product = await startDemoProduct();
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function signed(name: string, certify?: 1 | 2 | 3, input = product.contracts.five): Promise<string> {
  const output = join(folder, `${name}.pdf`);
  const stamps = [{ mode: 'normal', seal: '甲方公章', options: { page: 1, at: '100mm,150mm' } }];
  const signing = await product.host.service(Signing);
  await signing.submit({ input, output, key: 'demo-party-a', stamps, ...(certify && { certify }) });
  return output;
}

/** `sealwright annotate FILE --output ...` */
async function annotate(input: string, output: string, options: Record<string, unknown>): Promise<CliResult> {
  const command = await product.host.point(CliCommands).get('annotate')?.load();
  if (!command) throw new Error('no such command');
  const usual = { pages: 'all', tiled: false, angle: 45, opacity: 0.25, size: 12, colour: 'red', overwrite: false };
  return command.run({
    arguments: [input],
    options: { ...usual, output, ...options },
    extra: {},
    path: (path) => path,
    locale: 'zh-CN',
    signal: new AbortController().signal,
    secret: () => {
      throw new Error('no secret was expected');
    },
    progress: () => {},
  });
}

async function verdicts(input: string) {
  const { signatures } = await (await product.host.service(Verification)).verify({ input });
  return signatures.map(({ integrity, laterChanges }) => ({
    integrity,
    kinds: [...new Set(laterChanges.map(({ kind }) => kind))],
  }));
}

test('what was signed cannot be changed any more', { timeout: 60_000 }, async () => {
  const [noted, changed] = [join(folder, 'noted.pdf'), join(folder, 'noted-changed.pdf')];
  const writer = annotationWriter(await product.host.service(Verification));
  const note = ONE_OF_EACH(0).find(({ kind }) => kind === 'note')!;
  await writer.add({ input: product.contracts.five, output: noted }, [note]);
  const taken = await writer.use({ input: noted }, async (document) => {
    const [written] = await document.annotations(0);
    return annotationInFile(document, written!.id!);
  });
  const input = await signed('noted-signed', undefined, noted);
  const writing = writer.add({ input, output: changed }, [{ ...taken, contents: '已改' }]);
  await expect(writing).rejects.toMatchObject({ code: 'pdf.annotating-forbidden' });
  expect(existsSync(changed)).toBe(false);
});

test('two signatures stay valid under a watermark and a note, and both judges tell of it', {
  timeout: 60_000,
}, async () => {
  const one = await signed('one');
  const two = join(folder, 'two.pdf');
  const stamps = [{ mode: 'normal', seal: '乙方公章', options: { page: 2, at: '100mm,150mm' } }];
  await (await product.host.service(Signing)).submit({ input: one, output: two, key: 'demo-party-b', stamps });

  const output = join(folder, 'two-annotated.pdf');
  const { text, json } = await annotate(two, output, {
    watermark: '已签署副本',
    tiled: true,
    note: '请核对金额',
    page: 1,
    at: '150mm,40mm',
    author: '张三',
  });
  expect(json).toMatchObject({
    annotations: 6,
    isSigned: true,
    signatures: [{ effect: 'stays-valid' }, { effect: 'stays-valid' }],
  });
  expect(text).toContain('已写入 6 处批注');
  expect(text).toContain('签名仍然有效');
  expect(text).toContain('严格的验证软件');

  expect(qpdfCheck(output)).toMatchObject({ code: 0 });
  expect(pdfsig(output)).toMatchObject([
    { valid: true, total: false },
    { valid: true, total: false },
  ]);
  const [first, second] = await verdicts(output);
  expect(second).toEqual({ integrity: 'valid-with-later-changes', kinds: ['annotation-added'] });
  expect(first?.integrity).toBe('valid-with-later-changes');
  const [before, after] = [readFileSync(two), readFileSync(output)];
  expect(after.subarray(0, before.length).equals(before)).toBe(true);
});

test('what is written first is signed, and every kind of annotation is part of it', { timeout: 60_000 }, async () => {
  const annotated = join(folder, 'annotated-first.pdf');
  await annotationWriter().add({ input: product.contracts.five, output: annotated }, ONE_OF_EACH(0));
  const output = await signed('annotated-signed', undefined, annotated);
  expect(pdfsig(output)).toMatchObject([{ valid: true, total: true }]);
  expect(await verdicts(output)).toEqual([{ integrity: 'valid', kinds: [] }]);
});

test.each([1, 2] as const)('a certification at level %d is respected, in words and without a file', async (certify) => {
  const input = await signed(`certified-${certify}`, certify);
  const output = join(folder, `certified-${certify}-annotated.pdf`);
  await expect(annotate(input, output, { watermark: '副本' })).rejects.toMatchObject({
    code: 'annotate.refused',
    sentence: { 'zh-CN': expect.stringContaining('不允许再添加批注') },
  });
  expect(existsSync(output)).toBe(false);
});

test('who forbids them is named, and nobody else who signed', { timeout: 60_000 }, async () => {
  const certified = await signed('certified-by-a', 2);
  const input = join(folder, 'certified-and-signed.pdf');
  const stamps = [{ mode: 'normal', seal: '乙方公章', options: { page: 2, at: '100mm,150mm' } }];
  await (await product.host.service(Signing)).submit({ input: certified, output: input, key: 'demo-party-b', stamps });
  const word = await annotationWriter(await product.host.service(Verification)).word({ input });
  expect(word).toMatchObject({ allowed: false, isSigned: true });
  expect(word.signatures.map(({ effect, sentence }) => [effect, sentence['zh-CN']])).toEqual([
    ['forbids', expect.stringContaining('甲方')],
  ]);
});

test('without a verifier nothing is claimed of a signature', async () => {
  const word = await annotationWriter().word({ input: await signed('unverified') });
  expect(word).toMatchObject({ allowed: true, signatures: [{ effect: 'unjudged' }], warnings: [] });
});

test('a certification at level 3 permits them', { timeout: 60_000 }, async () => {
  const input = await signed('certified-3', 3);
  const output = join(folder, 'certified-3-annotated.pdf');
  const { text } = await annotate(input, output, { watermark: '副本' });
  expect(text).toContain('签署人允许在签署后添加批注');
  expect(pdfsig(output)).toMatchObject([{ valid: true }]);
  expect(await verdicts(output)).toEqual([{ integrity: 'valid-with-later-changes', kinds: ['annotation-added'] }]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['nothing to add', {}, 'annotate.nothing'],
  ['a note without a place', { note: '请核对' }, 'annotate.note-place'],
  ['a text and a picture at once', { watermark: '副本', 'watermark-picture': '/x.png' }, 'annotate.one-watermark'],
  ['an empty text', { watermark: ' ' }, 'annotate.text-missing'],
  ['a page that is not there', { watermark: '副本', pages: '6' }, 'pages.beyond'],
  ['a note on a page that is not there', { note: '请核对', page: 6, at: '1,1' }, 'pdf.page-missing'],
  ['characters that no font has', { watermark: '\u{e000}' }, 'fonts.character-missing'],
])('%s is refused, and no file comes of it', async (_, options, code) => {
  const output = join(folder, 'refused.pdf');
  await expect(annotate(product.contracts.five, output, options)).rejects.toMatchObject({ code });
  expect(existsSync(output)).toBe(false);
});

test('the file itself is no output', async () => {
  const input = product.contracts.five;
  await expect(annotate(input, input, { watermark: '副本', overwrite: true })).rejects.toMatchObject({
    code: 'annotate.output-is-input',
  });
});
