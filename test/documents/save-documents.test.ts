import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentFiles, DocumentsDidOpen, DocumentsDidSave, definePlugin } from '@sealwright/core/api';
import { testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../plugins/document-files/src/open-file.ts';
import { checkTarget, writeDraft } from '../../plugins/document-files/src/write-draft.ts';
import { type DocumentsHost, startDocumentsHost } from './documents-host.ts';
import { appended, smallPdf } from './small-pdf.ts';

const original = smallPdf();
const signed = appended(original, 600);
let folder: string;
let documents: string;
let file: string;
/** Paths that the hooks have told. */
let hooks: { readonly opened: string[]; readonly saved: string[] };
let product: DocumentsHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-save-'));
  documents = join(folder, 'documents');
  mkdirSync(documents);
  file = join(documents, '合同.pdf');
  writeFileSync(file, original);
  hooks = { opened: [], saved: [] };
  const watcher = testPlugin(
    { id: 'watcher', taps: ['documents.didOpen', 'documents.didSave'] },
    definePlugin({
      activate({ own, tap }) {
        own(tap(DocumentsDidOpen, ({ path }) => void hooks.opened.push(path ?? '')));
        own(tap(DocumentsDidSave, ({ path }) => void hooks.saved.push(path ?? '')));
      },
    }),
  );
  product = await startDocumentsHost(join(folder, 'profile'), [watcher]);
});
afterEach(async () => {
  await product.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the file and gives it one unsaved revision. */
async function openSigned(path = file): Promise<string> {
  const { id } = await product.documents.open(path);
  await product.service.addRevision(id, (output) => writeFile(output, signed));
  return id;
}

test('saving replaces the user’s file whole, keeps its mode and clears the profile', async () => {
  chmodSync(file, 0o640);
  const id = await openSigned();
  const { source } = product.service.get(id);
  const saved = await product.documents.save(id, { overwrite: false });
  expect(saved).toMatchObject({ unsaved: false, revision: 1, source: file, path: file, size: signed.length });
  await expect.poll(() => hooks.saved).toEqual([file]);
  await product.documents.save(id, { overwrite: false });
  expect(hooks.saved).toEqual([file]);
  expect(readFileSync(file)).toEqual(signed);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(documents)).toEqual(['合同.pdf']);
  expect(() => statSync(source)).toThrow();
  expect(Buffer.from(await product.documents.read(id, 0, 0, 1e6))).toEqual(original);
  expect(Buffer.from(await product.documents.read(id, 1, 0, 1e6))).toEqual(signed);
});

test('after saving the next revision can be added and saved', async () => {
  const id = await openSigned();
  await product.documents.save(id, { overwrite: false });
  const second = appended(signed, 601);
  await product.service.addRevision(id, (output) => writeFile(output, second));
  expect(product.service.get(id)).toMatchObject({ revision: 2, unsaved: true });
  await product.documents.save(id, { overwrite: false });
  expect(readFileSync(file)).toEqual(second);
});

test('a file that others have changed is replaced only when the user says so', async () => {
  const id = await openSigned();
  const theirs = smallPdf(7);
  writeFileSync(file, theirs);
  await expect(product.documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.changed' });
  expect(readFileSync(file)).toEqual(theirs);
  expect(product.service.get(id).unsaved).toBe(true);
  await product.documents.save(id, { overwrite: true });
  expect(readFileSync(file)).toEqual(signed);
});

test.each([
  ['small', 0],
  ['large', 6_000_000],
])('a change in a %s file that leaves its size is noticed', async (_, filler) => {
  const before = smallPdf(filler);
  writeFileSync(file, before);
  const { id } = await product.documents.open(file);
  await product.service.addRevision(id, (output) => writeFile(output, appended(before, 600)));
  before[Math.floor(filler / 2) + 20] = 0x79;
  writeFileSync(file, before);
  utimesSync(file, new Date(), new Date(Date.now() + 1_000));
  await expect(product.documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.changed' });
});

test('a new time on an equal file is no change', async () => {
  const id = await openSigned();
  utimesSync(file, new Date(), new Date());
  await product.documents.save(id, { overwrite: false });
  expect(readFileSync(file)).toEqual(signed);
});

test('a file that was deleted meanwhile is written again', async () => {
  const id = await openSigned();
  rmSync(file);
  await product.documents.save(id, { overwrite: false });
  expect(readFileSync(file)).toEqual(signed);
});

test('a read-only file is kept; the document can be saved elsewhere', async () => {
  chmodSync(file, 0o444);
  const id = await openSigned();
  await expect(product.documents.save(id, { overwrite: true })).rejects.toMatchObject({ code: 'documents.read-only' });
  expect(readFileSync(file)).toEqual(original);
  const copy = join(documents, 'copy.pdf');
  await product.documents.saveAs(id, copy, { overwrite: false });
  expect(readFileSync(copy)).toEqual(signed);
});

test('a folder that is gone loses nothing', async () => {
  const id = await openSigned();
  rmSync(documents, { recursive: true });
  await expect(product.documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.folder-missing' });
  expect(product.service.get(id)).toMatchObject({ unsaved: true, revision: 1 });
  expect(Buffer.from(await product.documents.read(id, 1, 0, 1e6))).toEqual(signed);
});

test('what a link leads to is replaced, and not the link', async () => {
  const link = join(documents, 'link.pdf');
  symlinkSync(file, link);
  const id = await openSigned(link);
  await product.documents.save(id, { overwrite: false });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file)).toEqual(signed);
});

test('saved as another file, the document is that one from then on', async () => {
  const id = await openSigned();
  const copy = join(documents, '已签.pdf');
  const document = await product.documents.saveAs(id, copy, { overwrite: false });
  expect(document).toMatchObject({ id, name: '已签.pdf', path: copy, source: copy, unsaved: false, revision: 1 });
  expect(readFileSync(copy)).toEqual(signed);
  expect(readFileSync(file)).toEqual(original);
  await expect.poll(() => hooks.opened).toEqual([file, copy]);
  expect(hooks.saved).toEqual([copy]);
  const again = await product.documents.open(file);
  expect(again.id).not.toBe(id);
  const onto = product.documents.saveAs(id, file, { overwrite: true });
  await expect(onto).rejects.toMatchObject({ code: 'documents.open-elsewhere' });
});

test('saved through a link to a folder, it is the same document by its real name', async () => {
  const id = await openSigned();
  symlinkSync(documents, join(folder, 'linked'));
  await product.documents.saveAs(id, join(folder, 'linked', 'copy.pdf'), { overwrite: false });
  expect((await product.documents.open(join(documents, 'copy.pdf'))).id).toBe(id);
});

test('an existing file is replaced by a saving as only when the user says so', async () => {
  const id = await openSigned();
  const other = join(documents, 'other.pdf');
  writeFileSync(other, 'theirs');
  const kept = product.documents.saveAs(id, other, { overwrite: false });
  await expect(kept).rejects.toMatchObject({ code: 'file.exists' });
  expect(readFileSync(other, 'utf8')).toBe('theirs');
  await product.documents.saveAs(id, other, { overwrite: true });
  expect(readFileSync(other)).toEqual(signed);
});

test('a document without changes can be saved as a copy, and saving it does nothing', async () => {
  const { id } = await product.documents.open(file);
  const { mtimeMs, ino } = statSync(file);
  await product.documents.save(id, { overwrite: false });
  expect(statSync(file)).toMatchObject({ mtimeMs, ino });
  await product.documents.saveAs(id, join(documents, 'copy.pdf'), { overwrite: false });
  expect(readFileSync(join(documents, 'copy.pdf'))).toEqual(original);
});

test('a disk that is full in the middle loses nothing and leaves nothing', async () => {
  await product.dispose();
  const fullDisk = testPlugin(
    { id: 'document-files', provides: { 'document.files': '1.0.0' } },
    definePlugin({
      activate({ own, provide }) {
        const write: DocumentFiles['write'] = (path, chunks, options) =>
          writeDraft(
            path,
            (async function* () {
              for await (const chunk of chunks) {
                yield chunk.subarray(0, 100);
                throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
              }
            })(),
            options,
          );
        own(provide(DocumentFiles, { open: openFile, checkTarget, write }));
      },
    }),
  );
  product = await startDocumentsHost(join(folder, 'profile'), [fullDisk]);
  const id = await openSigned();
  await expect(product.documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.no-space' });
  expect(readFileSync(file)).toEqual(original);
  expect(readdirSync(documents)).toEqual(['合同.pdf']);
  expect(product.service.get(id)).toMatchObject({ revision: 1, unsaved: true });
  expect(Buffer.from(await product.documents.read(id, 1, 0, 1e6))).toEqual(signed);
});
