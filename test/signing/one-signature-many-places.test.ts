/** One seal at several places is one signature: what that means for the signer, the file and those who signed before. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Signing, type SigningRequest, type StampRequest, Verification } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';

let product: DemoProduct;
let signing: Signing;
let verification: Verification;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-places-'));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
  verification = await product.host.service(Verification);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const stamp = (page: number, seal: string): StampRequest => ({
  mode: 'normal',
  seal,
  options: { page, at: '100mm,150mm' },
});
const places = (count: number, seal = '甲方公章') =>
  Array.from({ length: count }, (_, index) => stamp(index + 1, seal));
const request = (output: string, more: Partial<SigningRequest>): SigningRequest => ({
  input: product.contracts.thirty,
  output: path(output),
  key: 'demo-party-a',
  stamps: places(30),
  ...more,
});

test('thirty places are one key operation, thirty fields and one signature value', async () => {
  const result = await signing.submit(request('shared.pdf', {}));
  expect(result).toMatchObject({ keyOperations: 1, placements: 30 });
  expect(result.fields).toHaveLength(30);
  const verdicts = pdfsig(path('shared.pdf'));
  expect(verdicts.map(({ field }) => field).sort()).toEqual([...result.fields].sort());
  expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
  expect(qpdfCheck(path('shared.pdf')).code).toBe(0);
  const { signatures } = await verification.verify({ input: path('shared.pdf') });
  expect(signatures).toHaveLength(1);
  expect(signatures[0]).toMatchObject({ integrity: 'valid', fields: result.fields });
});

test('a place more costs less than 1 KB, since the picture is embedded once', async () => {
  await signing.submit(request('one.pdf', { stamps: places(1) }));
  const growth = statSync(path('shared.pdf')).size - statSync(path('one.pdf')).size;
  expect(growth / 29).toBeLessThan(1000);
});

test('the other company signs after it; the first signature stays valid and is told so beforehand', async () => {
  const next = request('both.pdf', { input: path('shared.pdf'), key: 'demo-party-b', stamps: places(30, '乙方公章') });
  const { preflight } = await signing.plan(next);
  expect(preflight).toMatchObject({ allowed: true, signatures: [{ effect: 'stays-valid' }] });
  await signing.submit(next);
  const verdicts = pdfsig(path('both.pdf'));
  expect(verdicts).toHaveLength(60);
  expect(verdicts.every(({ valid }) => valid)).toBe(true);
  const { signatures } = await verification.verify({ input: path('both.pdf') });
  expect(signatures.map(({ integrity }) => integrity)).toEqual(['valid-with-later-changes', 'valid']);
  const [before, after] = [readFileSync(path('shared.pdf')), readFileSync(path('both.pdf'))];
  expect(after.subarray(0, before.length).equals(before)).toBe(true);
});

test('one signature per place, where it is asked for: each valid for its revision', async () => {
  const result = await signing.submit(request('each.pdf', { stamps: places(3), strategy: 'per-place' }));
  expect(result).toMatchObject({ keyOperations: 3, placements: 3 });
  expect(pdfsig(path('each.pdf'))).toMatchObject([
    { valid: true, total: false },
    { valid: true, total: false },
    { valid: true, total: true },
  ]);
});

test('a document certified against changes is refused before any PIN, with the reason', async () => {
  await signing.submit(request('certified.pdf', { stamps: [], certify: 1 }));
  const next = request('never.pdf', {
    input: path('certified.pdf'),
    key: 'demo-party-b',
    stamps: places(1, '乙方公章'),
  });
  const { preflight } = await signing.plan(next);
  expect(preflight).toMatchObject({ allowed: false, signatures: [{ effect: 'forbids' }] });
  product.pins.delete('demo-party-b');
  await expect(signing.submit(next)).rejects.toMatchObject({ code: 'signing.forbidden' });
});

test("another company's seal is refused", async () => {
  const foreign = signing.submit(request('foreign.pdf', { stamps: places(1, '乙方公章') }));
  await expect(foreign).rejects.toMatchObject({ code: 'seals.other-certificate' });
});
