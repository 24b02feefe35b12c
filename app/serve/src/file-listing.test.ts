import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSaveTarget, listFolder, listPlaces } from './file-listing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-files-'));
  for (const name of ['合同10', '合同2', '.hidden']) mkdirSync(join(folder, name));
  for (const name of ['b.pdf', 'A.PDF', 'notes.txt', '.secret.pdf']) writeFileSync(join(folder, name), 'four');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('lists folders first, then the wanted files, without hidden ones', async () => {
  const { path, parent, entries, truncated } = await listFolder(folder, ['.pdf']);
  expect({ path, parent, truncated }).toEqual({ path: folder, parent: tmpdir(), truncated: false });
  expect(entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
    ['合同2', 'folder', 0],
    ['合同10', 'folder', 0],
    ['A.PDF', 'file', 4],
    ['b.pdf', 'file', 4],
  ]);
  expect(entries[2]?.path).toBe(join(folder, 'A.PDF'));
  expect(entries[2]?.modified.getFullYear()).toBeGreaterThan(2_000);
});

test('without endings all files are listed; links that lead nowhere are not', async () => {
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.pdf'));
  symlinkSync(join(folder, '合同2'), join(folder, 'linked'));
  const { entries } = await listFolder(folder, []);
  const names = entries.map(({ name }) => name);
  expect(names).toContain('notes.txt');
  expect(names).not.toContain('broken.pdf');
  expect(entries.find(({ name }) => name === 'linked')?.kind).toBe('folder');
});

test('files that are not asked for do not crowd out the others', async () => {
  for (let index = 0; index < 5_000; index++) writeFileSync(join(folder, `${index}.txt`), '');
  const { entries, truncated } = await listFolder(folder, ['.pdf']);
  expect({ count: entries.length, truncated }).toEqual({ count: 4, truncated: false });
  expect((await listFolder(folder, [])).truncated).toBe(true);
});

test('the root has no folder above it', async () => {
  expect(await listFolder('/', ['.none'])).not.toHaveProperty('parent');
});

test('a folder that cannot be read says why', async () => {
  await expect(listFolder(join(folder, 'nowhere'), [])).rejects.toMatchObject({
    code: 'files.folder-unreadable',
    data: { reason: 'ENOENT' },
  });
  await expect(listFolder(join(folder, 'b.pdf'), [])).rejects.toMatchObject({ data: { reason: 'ENOTDIR' } });
});

test('tells whether a file can be saved and would replace one', async () => {
  expect(await checkSaveTarget(folder, '新合同.pdf')).toEqual({ path: join(folder, '新合同.pdf'), exists: false });
  expect(await checkSaveTarget(folder, 'b.pdf')).toEqual({ path: join(folder, 'b.pdf'), exists: true });
  await expect(checkSaveTarget(folder, '合同2')).rejects.toMatchObject({ code: 'files.is-folder' });
  await expect(checkSaveTarget(join(folder, 'nowhere'), 'a.pdf')).rejects.toMatchObject({
    code: 'files.folder-unwritable',
  });
});

test.each(['../a.pdf', 'a/b.pdf', 'a\\b.pdf', '..', 'con.pdf', 'a:b', 'a\nb', 'a.pdf.', `${'长'.repeat(100)}.pdf`])(
  '%j is no file name',
  async (name) => {
    await expect(checkSaveTarget(folder, name)).rejects.toMatchObject({ code: 'files.name-invalid' });
  },
);

test('places begin at home and end at the roots', async () => {
  const places = await listPlaces();
  expect(places[0]).toMatchObject({ kind: 'home', path: homedir() });
  expect(places.at(-1)?.kind).toBe('drive');
});
