import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageFiles } from './page-files.ts';

let root: string;
let files: PageFiles;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sealwright-page-'));
  await mkdir(join(root, 'page', 'assets'), { recursive: true });
  await writeFile(join(root, 'page', 'index.html'), '<p>');
  await writeFile(join(root, 'page', 'assets', 'a b.js'), 'x');
  await writeFile(join(root, 'secret.txt'), 'secret');
  files = new PageFiles(join(root, 'page'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('finds the files of the page by their addresses, with their types', async () => {
  expect(files.find('/')?.type).toBe('text/html; charset=utf-8');
  const script = files.find('/assets/a%20b.js');
  expect(script?.type).toBe('text/javascript; charset=utf-8');
  expect(Buffer.from((await script?.read()) ?? []).toString()).toBe('x');
});

it.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '//secret.txt', '/assets', '', '/none.js'])(
  'leads nowhere else: %s',
  (path) => {
    expect(files.find(path)).toBeUndefined();
  },
);
