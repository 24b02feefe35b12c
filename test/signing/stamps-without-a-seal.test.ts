/** Dates, codes and handwriting, signed together with one PIN: what programs that nobody here wrote find in the file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Signing, type SigningRequest, type StampRequest } from '@sealwright/core/api';
import readQr from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';

let product: DemoProduct;
let signing: Signing;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-stamps-'));
const path = (name: string) => join(folder, name);
const tool = (name: string, ...words: string[]) => execFileSync(name, words, { encoding: 'utf8', stdio: 'pipe' });

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const CODE = 'https://example.com/verify?contract=HT-2024-0718&签=甲方';
const STROKES = '[[[0,4,0.3],[4,0,0.7],[9,5,0.6],[15,1,0.4],[22,6,0.8]]]';

const date = (options: Record<string, unknown>): StampRequest => ({ mode: 'date', options });
const code: StampRequest = { mode: 'code', options: { text: CODE, at: '165mm,250mm', size: '30mm' } };
const writing: StampRequest = { mode: 'handwriting', options: { strokes: STROKES, at: '60mm,262mm', name: '张三' } };

async function sign(output: string, stamps: readonly StampRequest[], more: Partial<SigningRequest> = {}) {
  const request = { input: product.contracts.thirty, output: path(output), key: 'demo-party-a', stamps, ...more };
  return signing.submit(request);
}

/** Today, as the clock of this computer has it. */
function today() {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return { year: now.getFullYear(), month: two(now.getMonth() + 1), day: two(now.getDate()) };
}

test('a date, a code and handwriting on one page are one signature; the date is text of today', async () => {
  const result = await sign('all.pdf', [date({ at: '100mm,262mm' }), code, writing]);
  expect(result).toMatchObject({ keyOperations: 1, placements: 3 });
  const verdicts = pdfsig(path('all.pdf'));
  expect(verdicts).toHaveLength(3);
  expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
  expect(qpdfCheck(path('all.pdf'))).toMatchObject({ code: 0 });
  const { year, month, day } = today();
  expect(tool('pdftotext', '-l', '1', path('all.pdf'), '-')).toContain(`${year}年${month}月${day}日`);
});

test('the code on the page can be read by another reader', async () => {
  await sign('code.pdf', [code]);
  const ppm = execFileSync('pdftoppm', ['-r', '150', '-l', '1', path('code.pdf')], { maxBuffer: 1 << 26 });
  const [header = '', width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
  const rgb = ppm.subarray(header.length);
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
  for (let pixel = 0; pixel < pixels.length / 4; pixel++) pixels.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  expect(readQr(pixels, Number(width), Number(height))?.data).toBe(CODE);
});

test('dates on all pages, in several forms and sizes, share one font; a typeface more is one font more', async () => {
  const forms = ['yyyy年MM月dd日', '{y}年{M}月{d}日', 'yyyy-MM-dd'];
  const dates = forms.map((form, index) =>
    date({ at: `60mm,${240 + index * 10}mm`, pages: 'all', 'date-format': form, size: `${10 + index}pt` }),
  );
  await sign('dates.pdf', dates);
  expect(pdfsig(path('dates.pdf')).every(({ valid }) => valid)).toBe(true);
  const appended = readFileSync(path('dates.pdf')).subarray(statSync(product.contracts.thirty).size);
  expect(fontsIn(appended)).toBe(1);
  await sign('two-fonts.pdf', [...dates, date({ at: '60mm,280mm', font: 'hei', bold: true })]);
  const more = readFileSync(path('two-fonts.pdf')).subarray(statSync(product.contracts.thirty).size);
  expect(fontsIn(more)).toBe(2);
  const fonts = tool('pdffonts', path('two-fonts.pdf'));
  expect(fonts).toMatch(/[A-Z]{6}\+NotoSansSC-Bold +CID TrueType +Identity-H +yes yes yes/);
  const pages = tool('pdftotext', path('dates.pdf'), '-').split('\f').slice(0, 30);
  const { year, month, day } = today();
  for (const page of pages) expect(page).toContain(`${year}-${month}-${day}`);
});

test('a date on a page more costs less than 1 KB', async () => {
  const dated = async (pages: string) => {
    await sign(`on-${pages}.pdf`, [date({ at: '60mm,262mm', pages })]);
    return statSync(path(`on-${pages}.pdf`)).size;
  };
  expect(((await dated('all')) - (await dated('1'))) / 29).toBeLessThan(1000);
});

test('who signs afterwards leaves the dated signature valid', async () => {
  await sign('first.pdf', [date({ at: '60mm,262mm' })]);
  await sign('second.pdf', [date({ at: '60mm,272mm' })], { input: path('first.pdf'), key: 'demo-party-b' });
  expect(pdfsig(path('second.pdf'))).toMatchObject([{ valid: true }, { valid: true, total: true }]);
});

/** Font programs in the objects of a revision: streams are never inside compressed ones. */
function fontsIn(revision: Uint8Array): number {
  return (
    Buffer.from(revision)
      .toString('latin1')
      .match(/\/Length1 /g)?.length ?? 0
  );
}
