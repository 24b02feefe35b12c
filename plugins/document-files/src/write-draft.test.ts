import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDraft } from './write-draft.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* chunks(...texts: string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

test('nothing stands at the path before commit, everything after', async () => {
  const path = join(folder, '合同.pdf');
  const draft = await writeDraft(path, chunks('a', 'bc'));
  expect(await readdir(folder)).not.toContain('合同.pdf');
  await draft.commit();
  expect(await readdir(folder)).toEqual(['合同.pdf']);
  expect(await readFile(path, 'utf8')).toBe('abc');
});

test('a discarded draft leaves nothing', async () => {
  const draft = await writeDraft(join(folder, 'x.pdf'), chunks('a'));
  await draft.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('a source that fails leaves nothing', async () => {
  async function* failing() {
    yield new Uint8Array(10);
    throw new Error('read fault');
  }
  await expect(writeDraft(join(folder, 'x.pdf'), failing())).rejects.toMatchObject({ code: 'file.unwritable' });
  expect(await readdir(folder)).toEqual([]);
});

test('an abort in the middle leaves nothing', async () => {
  const controller = new AbortController();
  async function* aborting() {
    yield new Uint8Array(10);
    controller.abort();
    yield new Uint8Array(10);
  }
  const writing = writeDraft(join(folder, 'x.pdf'), aborting(), { signal: controller.signal });
  await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(folder)).toEqual([]);
});

test('a file that exists is kept, also when it appears while the draft is written', async () => {
  const path = join(folder, 'x.pdf');
  const draft = await writeDraft(path, chunks('new'));
  await writeFile(path, 'old');
  await expect(draft.commit()).rejects.toMatchObject({ code: 'file.exists' });
  await expect(writeDraft(path, chunks('new'))).rejects.toMatchObject({ code: 'file.exists' });
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['x.pdf']);
});

test('an empty file and, when asked for, any file is replaced', async () => {
  const path = join(folder, 'x.pdf');
  await writeFile(path, '');
  await (await writeDraft(path, chunks('first'))).commit();
  await (await writeDraft(path, chunks('second'), { overwrite: true })).commit();
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['x.pdf']);
});
