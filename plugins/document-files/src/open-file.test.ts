import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from './open-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('reads by random access and cuts at the end', async () => {
  const path = join(folder, 'x');
  await writeFile(path, '0123456789');
  const source = await openFile(path);
  expect(source.size).toBe(10);
  expect(new TextDecoder().decode(await source.read(7, 100))).toBe('789');
  expect(await source.read(50, 10)).toHaveLength(0);
  await source.close();
  await source.close();
});

test('a file that is altered while open is refused', async () => {
  const path = join(folder, 'x');
  await writeFile(path, '0123456789');
  const source = await openFile(path);
  await writeFile(path, 'other text, longer');
  await expect(source.read(0, 4)).rejects.toMatchObject({ code: 'file.changed' });
  await source.close();
});

test('what is no readable file gets its own error', async () => {
  await expect(openFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'file.missing' });
  await expect(openFile(folder)).rejects.toMatchObject({ code: 'file.not-a-file' });
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  await expect(openFile(fifo)).rejects.toMatchObject({ code: 'file.not-a-file' });
});
