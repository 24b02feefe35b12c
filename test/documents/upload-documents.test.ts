import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DocumentsHost, startDocumentsHost } from './documents-host.ts';
import { appended, smallPdf } from './small-pdf.ts';

const pdf = smallPdf(100_000);
let folder: string;
let product: DocumentsHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-upload-'));
  product = await startDocumentsHost(join(folder, 'profile'));
});
afterEach(async () => {
  await product.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function upload(name: string, content: Uint8Array, part = 30_000) {
  const id = `${name}-${Math.random()}`;
  for (let offset = 0; ; offset += part) {
    const isLast = offset + part >= content.length;
    const bytes = content.slice(offset, offset + part);
    const document = await product.documents.upload({ upload: id.slice(-90), name, isLast }, bytes);
    if (isLast) return document;
    expect(document).toBeNull();
  }
}

function uploadedFiles(): string[] {
  const root = join(folder, 'profile/plugins/document-open/uploads');
  return existsSync(root) ? readdirSync(root).flatMap((owner) => readdirSync(join(root, owner))) : [];
}

test('the parts of a dropped file become a document without a path', async () => {
  const document = await upload('合同.pdf', pdf);
  expect(document).toMatchObject({ name: '合同.pdf', revision: 0, unsaved: false, size: pdf.length });
  expect(document).not.toHaveProperty('path');
  expect(Buffer.from(await product.documents.read(document!.id, 0, 0, 1e6))).toEqual(pdf);
  expect(uploadedFiles()).toEqual([]);
});

test('it is signed in the profile and saved where the user says', async () => {
  const { id } = (await upload('合同.pdf', pdf))!;
  const signed = appended(pdf, 600);
  await product.service.addRevision(id, (output) => writeFile(output, signed));
  expect(product.service.get(id)).toMatchObject({ revision: 1, unsaved: true });
  await expect(product.documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'documents.no-path' });
  const target = join(folder, 'saved.pdf');
  expect(await product.documents.saveAs(id, target, { overwrite: false })).toMatchObject({
    path: target,
    unsaved: false,
  });
  expect(readFileSync(target)).toEqual(signed);
  expect(Buffer.from(await product.documents.read(id, 0, 0, 1e6))).toEqual(pdf);
});

test('what is no PDF file leaves nothing behind', async () => {
  await expect(upload('letter.pdf', Buffer.from('a letter'))).rejects.toMatchObject({ code: 'pdf.not-a-pdf' });
  await expect(upload('empty.pdf', new Uint8Array(0))).rejects.toMatchObject({ code: 'pdf.not-a-pdf' });
  expect(product.service.list()).toEqual([]);
  expect(uploadedFiles()).toEqual([]);
});

test('names from outside lead to no other folder', async () => {
  const names = ['../../../evil.pdf', 'C:\\Windows\\evil.pdf', '..', '\u202egnp.pdf', 'a\0b.pdf'];
  const documents = [];
  for (const name of names) documents.push((await upload(name, pdf))!);
  expect(documents.map(({ name }) => name)).toEqual(['evil.pdf', 'evil.pdf', 'document.pdf', 'gnp.pdf', 'ab.pdf']);
  for (const { source } of documents) expect(source.startsWith(join(folder, 'profile'))).toBe(true);
});

test('uploads that are begun without end are refused', async () => {
  const begin = (number: number) =>
    product.documents.upload({ upload: `flood-${number}`, name: 'x.pdf', isLast: false }, pdf.slice(0, 10));
  for (let number = 0; number < 20; number++) await begin(number);
  await expect(begin(20)).rejects.toMatchObject({ code: 'documents.upload-broken' });
  expect(uploadedFiles().length).toBeLessThanOrEqual(20);
});

test('parts that do not fit the call are refused', async () => {
  const large = product.documents.upload({ upload: 'x', name: 'x.pdf', isLast: false }, new Uint8Array(4_000_001));
  await expect(large).rejects.toMatchObject({ code: 'rpc.invalid' });
  const nameless = product.documents.upload({ upload: 'x', name: '', isLast: true }, pdf);
  await expect(nameless).rejects.toMatchObject({ code: 'rpc.invalid' });
});

test('what uploads of an ended program left is cleared away by the first window', async () => {
  const left = join(folder, 'profile/plugins/document-open/uploads/999999999');
  mkdirSync(left, { recursive: true });
  await writeFile(join(left, 'half.pdf'), 'half');
  await product.recoverable();
  expect(existsSync(left)).toBe(false);
});
