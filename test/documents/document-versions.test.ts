import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealwrightError } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DocumentsHost, startDocumentsHost } from './documents-host.ts';
import { appended, smallPdf } from './small-pdf.ts';

/** Larger than what is read at a time. */
const original = smallPdf(3_000_000);
const signed = appended(original, 600);
const version = { size: original.length, name: '合同（签名 1 签署时）.pdf' };
let folder: string;
let file: string;
let product: DocumentsHost;
let document: Awaited<ReturnType<DocumentsHost['documents']['open']>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-version-'));
  file = join(folder, '合同.pdf');
  writeFileSync(file, signed);
  product = await startDocumentsHost(join(folder, 'profile'));
  document = await product.documents.open(file);
});
afterEach(async () => {
  await product.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault) => (fault instanceof SealwrightError ? fault.code : fault),
  );

test('a version is the first bytes of its document, under a name of its own', async () => {
  const opened = await product.documents.openVersion(document.id, version);
  expect(opened).toMatchObject({ name: version.name, size: original.length, unsaved: false, versionOf: '合同.pdf' });
  expect(opened).not.toHaveProperty('path');
  expect(readFileSync(opened.source).equals(original)).toBe(true);
  expect(readFileSync(file).equals(signed)).toBe(true);
});

test('the same one a second time is the one that is open; another is another', async () => {
  const once = await product.documents.openVersion(document.id, version);
  expect((await product.documents.openVersion(document.id, version)).id).toBe(once.id);
  await product.documents.close(once.id);
  expect((await product.documents.openVersion(document.id, version)).id).not.toBe(once.id);
});

test('nothing is added to it, and nothing is written for that', async () => {
  const opened = await product.documents.openVersion(document.id, version);
  let hasWritten = false;
  const adding = product.service.addRevision(opened.id, async (output) => {
    hasWritten = true;
    await writeFile(output, appended(original, 700));
  });
  expect(await codeOf(adding)).toBe('documents.version-fixed');
  expect(hasWritten).toBe(false);
});

test('saved as a file it is a document like any other', async () => {
  const opened = await product.documents.openVersion(document.id, version);
  const path = join(folder, 'copy.pdf');
  const saved = await product.documents.saveAs(opened.id, path, { overwrite: false });
  expect(readFileSync(path).equals(original)).toBe(true);
  expect(saved).not.toHaveProperty('versionOf');
  await product.service.addRevision(saved.id, (output) => writeFile(output, appended(original, 700)));
  expect(product.service.get(saved.id).revision).toBe(1);
});

test('closed it leaves nothing in the profile', async () => {
  const { id, source } = await product.documents.openVersion(document.id, version);
  await product.documents.close(id);
  expect(existsSync(source)).toBe(false);
});

test('it is still there, and still an earlier version, when the plugin host was started anew', async () => {
  const { id } = await product.documents.openVersion(document.id, version);
  await product.dispose();
  product = await startDocumentsHost(join(folder, 'profile'));
  expect(product.service.get(id)).toMatchObject({ versionOf: '合同.pdf', size: original.length });
  expect(await codeOf(product.service.addRevision(id, async () => {}))).toBe('documents.version-fixed');
});

test('there is no version that is longer than the document, and none that is no PDF', async () => {
  const { length } = signed;
  expect(await codeOf(product.documents.openVersion(document.id, { ...version, size: length + 1 }))).toBe(
    'documents.version-missing',
  );
  expect(await codeOf(product.documents.openVersion(document.id, { ...version, size: 100 }))).toMatch(/^pdf\./);
  expect(product.service.list()).toHaveLength(1);
});
