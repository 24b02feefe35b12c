import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageFiles, withNonce } from './page-files.ts';

let root: string;
let files: PageFiles;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sealwright-page-'));
  await mkdir(join(root, 'page', 'assets', '子 文件夹'), { recursive: true });
  await writeFile(join(root, 'page', 'index.html'), '<p>');
  await writeFile(join(root, 'page', 'assets', 'a b.js'), 'x');
  await writeFile(join(root, 'page', 'assets', '子 文件夹', 'c.css'), 'y');
  await writeFile(join(root, 'secret.txt'), 'secret');
  files = new PageFiles(join(root, 'page'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('finds the files of the page by their addresses, with their types', async () => {
  expect(files.find('/')).toMatchObject({ type: 'text/html; charset=utf-8', isImmutable: false });
  const script = files.find('/assets/a%20b.js');
  expect(script).toMatchObject({ type: 'text/javascript; charset=utf-8', isImmutable: true });
  expect(Buffer.from((await script?.read()) ?? []).toString()).toBe('x');
  const { pathname } = new URL('http://127.0.0.1/assets/子 文件夹/c.css');
  expect(files.find(pathname)?.type).toBe('text/css; charset=utf-8');
});

it.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '//secret.txt',
  '/assets',
  '/index.html',
  '/__proto__',
  '',
  '/none.js',
])('leads nowhere else: %s', (address) => {
  expect(files.find(address)).toBeUndefined();
});

it('puts the nonce where the page has a place for it, and else at its head', () => {
  const meta = '<meta name="csp-nonce" content="n0nce" />';
  expect(withNonce('<head><meta name="csp-nonce" /></head>', 'n0nce')).toBe(`<head>${meta}</head>`);
  expect(withNonce('<head></head>', 'n0nce')).toBe(`<head>${meta}</head>`);
});
