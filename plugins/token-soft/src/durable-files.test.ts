import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile, writeSynced } from './durable-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-durable-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file is replaced as a whole and nothing stays beside it', async () => {
  await writeSynced(join(folder, 'tries'), 'one');
  await replaceFile(join(folder, 'tries'), 'two');
  expect(await readFile(join(folder, 'tries'), 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['tries']);
});

test('what cannot be written is told with the reason of the system', async () => {
  const unwritable = { code: 'token-soft.unwritable', data: { reason: 'ENOENT' } };
  await expect(writeSynced(join(folder, 'none/file'), '')).rejects.toMatchObject(unwritable);
  await expect(replaceFile(join(folder, 'none/file'), '')).rejects.toMatchObject(unwritable);
});
