import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@sealwright/core/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DocumentsHost, startDocumentsHost } from './documents-host.ts';
import { appended, smallPdf } from './small-pdf.ts';

const original = smallPdf();
let folder: string;
let file: string;
let product: DocumentsHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-open-'));
  file = join(folder, '合同.pdf');
  writeFileSync(file, original);
  product = await startDocumentsHost(join(folder, 'profile'));
});
afterEach(async () => {
  await product.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function addRevision(id: string, width: number): Promise<Buffer> {
  const next = appended(readFileSync(product.service.get(id).source), width);
  await product.service.addRevision(id, (output) => writeFile(output, next));
  return next;
}

test('an opened file is listed, watched and read by ranges', async () => {
  const opened = await product.documents.open(file);
  expect(opened).toMatchObject({ name: '合同.pdf', path: file, source: file, revision: 0, unsaved: false });
  expect(product.reports.at(0)).toEqual([]);
  expect(product.reports.at(-1)).toEqual([opened]);
  expect(await product.documents.list()).toEqual([opened]);
  expect(Buffer.from(await product.documents.read(opened.id, 0, 0, 9)).toString()).toBe('%PDF-1.7\n');
  expect(Buffer.from(await product.documents.read(opened.id, 0, original.length - 6, 500)).toString()).toBe('%%EOF\n');
  expect(await product.documents.read(opened.id, 0, original.length, 10)).toHaveLength(0);
});

test('the same file gives the same document, also by another name and at the same time', async () => {
  const link = join(folder, 'link.pdf');
  symlinkSync(file, link);
  const [one, two] = await Promise.all([product.documents.open(file), product.documents.open(link)]);
  expect(two).toEqual(one);
  expect(await product.documents.open(link)).toEqual(one);
  expect(product.service.list()).toHaveLength(1);
});

test('opened again while it is being closed, it is open', async () => {
  for (let round = 0; round < 10; round++) {
    const before = await product.documents.open(file);
    const [, after] = await Promise.all([product.documents.close(before.id), product.documents.open(file)]);
    expect(after.id).not.toBe(before.id);
    expect(await product.documents.list()).toEqual([after]);
    await product.documents.close(after.id);
  }
});

test('what is no PDF file is refused with a typed error', async () => {
  writeFileSync(join(folder, 'text.pdf'), 'a letter');
  await expect(product.documents.open(join(folder, 'text.pdf'))).rejects.toMatchObject({ code: 'pdf.not-a-pdf' });
  await expect(product.documents.open(join(folder, 'none.pdf'))).rejects.toMatchObject({ code: 'file.missing' });
  await expect(product.documents.open(folder)).rejects.toMatchObject({ code: 'file.not-a-file' });
  await expect(product.documents.open('合同.pdf')).rejects.toMatchObject({ code: 'documents.path-not-absolute' });
  await expect(product.documents.open(`${file}\0.pdf`)).rejects.toMatchObject({ code: 'file.unreadable' });
  expect(product.service.list()).toEqual([]);
});

describe('revisions', () => {
  test('each is a file in the profile, earlier ones can still be read, the user’s file is not touched', async () => {
    const { id } = await product.documents.open(file);
    const first = await addRevision(id, 600);
    const second = await addRevision(id, 601);
    const document = product.service.get(id);
    expect(document).toMatchObject({ revision: 2, size: second.length, unsaved: true, path: file });
    expect(document.source.startsWith(join(folder, 'profile'))).toBe(true);
    expect(Buffer.from(await product.documents.read(id, 2, 0, 1e6))).toEqual(second);
    expect(Buffer.from(await product.documents.read(id, 1, 0, 1e6))).toEqual(first);
    expect(Buffer.from(await product.documents.read(id, 0, 0, 1e6))).toEqual(original);
    await expect(product.documents.read(id, 3, 0, 1)).rejects.toMatchObject({ code: 'documents.revision-missing' });
    expect(readFileSync(file)).toEqual(original);
  });

  test('one that does not begin with the bytes before it is dropped', async () => {
    const { id } = await product.documents.open(file);
    const altered = Buffer.from(appended(original, 600));
    altered[20] = 0x41;
    const other = product.service.addRevision(id, (output) => writeFile(output, altered));
    await expect(other).rejects.toMatchObject({ code: 'documents.revision-foreign' });
    const same = product.service.addRevision(id, (output) => writeFile(output, original));
    await expect(same).rejects.toMatchObject({ code: 'documents.revision-foreign' });
    expect(product.service.get(id)).toMatchObject({ revision: 0, source: file });
  });

  test('one whose writing fails leaves the document as it was and no file', async () => {
    const { id } = await product.documents.open(file);
    let path = '';
    const failing = product.service.addRevision(id, async (output) => {
      path = output;
      await writeFile(output, 'half');
      throw new Error('the key was pulled');
    });
    await expect(failing).rejects.toThrow();
    expect(existsSync(path)).toBe(false);
    expect(product.service.get(id)).toMatchObject({ revision: 0, unsaved: false });
    await addRevision(id, 600);
    expect(product.service.get(id).revision).toBe(1);
  });

  test('a file that others have changed is not signed unseen', async () => {
    const { id } = await product.documents.open(file);
    copyFileSync(file, join(folder, 'kept.pdf'));
    writeFileSync(file, smallPdf(5));
    let called = false;
    const adding = product.service.addRevision(id, async () => {
      called = true;
    });
    await expect(adding).rejects.toMatchObject({ code: 'file.changed' });
    expect(called).toBe(false);
    await expect(product.documents.read(id, 0, 0, 10)).rejects.toMatchObject({ code: 'file.changed' });
  });

  test('the newest unsaved one can be taken back', async () => {
    const { id } = await product.documents.open(file);
    const first = await addRevision(id, 600);
    await addRevision(id, 601);
    const dropped = product.service.get(id).source;
    expect(await product.documents.dropRevision(id)).toMatchObject({ revision: 1, size: first.length, unsaved: true });
    expect(existsSync(dropped)).toBe(false);
    expect(Buffer.from(await product.documents.read(id, 1, 0, 1e6))).toEqual(first);
    expect(await product.documents.dropRevision(id)).toMatchObject({ revision: 0, source: file, unsaved: false });
    expect(await product.documents.dropRevision(id)).toMatchObject({ revision: 0 });
  });

  test('while one is written nothing else changes the document, and it can be read', async () => {
    const { id } = await product.documents.open(file);
    let finish = () => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const adding = product.service.addRevision(id, async (output) => {
      await waiting;
      await writeFile(output, appended(original, 600));
    });
    for (const refused of [
      () => product.service.addRevision(id, async () => {}),
      () => product.documents.save(id, { overwrite: false }),
      () => product.documents.close(id),
      () => product.documents.dropRevision(id),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'documents.busy' });
    }
    expect(await product.documents.read(id, 0, 0, 5)).toHaveLength(5);
    finish();
    await adding;
    expect(product.service.get(id).revision).toBe(1);
  });
});

test('a closed document is gone with its revisions; the user’s file stays', async () => {
  const { id } = await product.documents.open(file);
  await addRevision(id, 600);
  const { source } = product.service.get(id);
  await product.documents.close(id);
  expect(existsSync(source)).toBe(false);
  expect(existsSync(join(source, '..'))).toBe(false);
  expect(readFileSync(file)).toEqual(original);
  await expect(product.documents.read(id, 0, 0, 1)).rejects.toMatchObject({ code: 'documents.not-open' });
  expect(product.reports.at(-1)).toEqual([]);
});

test('the password of a document is checked and kept in memory alone', async () => {
  const corpus = process.env.SEALWRIGHT_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');
  const { id } = await product.documents.open(join(corpus, 'pdf/OpenPDF__issue6010_2-pw____.pdf'));
  const wrong = product.documents.unlock(id, new TextEncoder().encode('wrong'));
  await expect(wrong).rejects.toMatchObject({ code: 'pdf.password-wrong' });
  expect(product.service.password(id)).toBeUndefined();
  await product.documents.unlock(id, new TextEncoder().encode('æøå'));
  expect(product.service.password(id)).toBeInstanceOf(Secret);
  expect(product.service.password(id)?.use((bytes) => new TextDecoder().decode(bytes))).toBe('æøå');
});

test('what is kept elsewhere is not unsaved, is given up without a question, and can still be taken back', async () => {
  const { id } = await product.documents.open(file);
  await addRevision(id, 600);
  expect(product.service.get(id).unsaved).toBe(true);
  await product.service.keep(id);
  expect(product.service.get(id)).toMatchObject({ unsaved: false, revision: 1 });
  await addRevision(id, 601);
  expect(product.service.get(id).unsaved).toBe(true);
  await product.service.dropRevision(id);
  expect(product.service.get(id)).toMatchObject({ unsaved: false, revision: 1 });
  await product.sessions.leave('window', id);
  expect(product.service.list()).toEqual([]);
  expect(readFileSync(file)).toEqual(original);
});
