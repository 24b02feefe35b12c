/** Seals that are placed by words: from the text of a contract to a signature that others find valid. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, Signing, type SigningRequest, type StampRequest } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture, samplePdf } from '../../plugins/text-search/src/testing/sample-pdf.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';

let product: DemoProduct;
let signing: Signing;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-words-'));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const stamp = (options: StampRequest['options']): StampRequest => ({ mode: 'keyword', seal: '乙方公章', options });
const request = (output: string, options: StampRequest['options'], more: Partial<SigningRequest> = {}) => ({
  input: product.contracts.thirty,
  output: path(output),
  key: 'demo-party-b',
  stamps: [stamp(options)],
  ...more,
});

/** Middles, in millimetres, of the words that contain a text, by poppler. */
function wordsByPoppler(file: string, text: string) {
  const pages = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).split('<page ');
  const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
  const mm = 25.4 / 72;
  return pages.slice(1).flatMap((page, index) =>
    [...page.matchAll(word)]
      .filter(([, , , , , found]) => found?.includes(text))
      .map(([, x1, y1, x2, y2]) => ({
        page: index,
        x: ((Number(x1) + Number(x2)) / 2) * mm,
        y: ((Number(y1) + Number(y2)) / 2) * mm,
      })),
  );
}

test('the seal stands over the words, on the page and at the place where poppler finds them', async () => {
  // The line goes on with the company's name, so the middle is compared along the line's height alone.
  const [words, ...others] = wordsByPoppler(product.contracts.thirty, '乙方（盖章）');
  expect(others).toEqual([]);
  for (const find of ['乙方（盖章）', '乙方盖章', '乙 方(盖 章)']) {
    const { placements } = await signing.plan(request('never.pdf', { find }));
    expect(placements.map(({ page }) => page)).toEqual([words?.page]);
    const { box } = placements[0]!;
    expect(Math.abs(box.y + box.height / 2 - words!.y)).toBeLessThan(2);
    expect(Math.abs(box.x + box.width / 2 - words!.x)).toBeLessThan(40);
  }
});

test('one signature for all places; pdfsig finds it valid', async () => {
  const result = await signing.submit(
    request('sealed.pdf', { find: '乙方', which: 'first-of-page', anchor: 'right', offset: '2mm,0' }),
  );
  expect(result.keyOperations).toBe(1);
  expect(result.placements).toBeGreaterThan(10);
  const verdicts = pdfsig(path('sealed.pdf'));
  expect(verdicts).toHaveLength(result.placements);
  expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
});

test('a date stands beside the words that the seal stands over, in the same signature', async () => {
  const beside = { find: '乙方盖章', anchor: 'below', offset: '30mm,2mm' };
  const stamps = [stamp({ find: '乙方盖章' }), { mode: 'date', options: beside }];
  const { placements } = await signing.plan(request('never.pdf', {}, { stamps }));
  const [seal, date, ...others] = placements;
  expect(others).toEqual([]);
  expect(date?.page).toBe(seal?.page);
  expect(date?.description).toMatch(/^\d{4}年\d{2}月\d{2}日$/);
  expect(date!.box.x).toBeGreaterThan(seal!.box.x);
  expect(date!.box.y).toBeGreaterThan(seal!.box.y);
});

test('an encrypted document is searched with its password', async () => {
  const locked = path('locked.pdf');
  execFileSync('qpdf', ['--encrypt', 'user', 'owner', '256', '--', product.contracts.thirty, locked]);
  const password = Secret.fromText('owner');
  const { placements } = await signing.plan(request('never.pdf', { find: '乙方盖章' }, { input: locked, password }));
  expect(placements).toHaveLength(1);
});

test('words that are nowhere are refused before any PIN', async () => {
  await expect(signing.submit(request('never.pdf', { find: '丙方盖章' }))).rejects.toMatchObject({
    code: 'words.not-found',
    data: { find: '丙方盖章', count: 30 },
  });
});

test('pages that cannot be searched are named before any PIN', async () => {
  const scan = path('scan.pdf');
  writeFileSync(scan, samplePdf([{ content: picture }]));
  const mixed = path('mixed.pdf');
  execFileSync('qpdf', [product.contracts.thirty, '--pages', '.', '30', scan, '1', '--', mixed]);
  const { preflight, placements } = await signing.plan(request('never.pdf', { find: '乙方盖章' }, { input: mixed }));
  expect(placements).toHaveLength(1);
  expect(preflight.warnings.map((warning) => warning['zh-CN'])).toContainEqual(expect.stringContaining('第 2 页'));
  await expect(signing.plan(request('never.pdf', { find: '乙方盖章' }, { input: scan }))).rejects.toMatchObject({
    code: 'words.not-found-in-text',
    data: { pages: '1' },
  });
});
