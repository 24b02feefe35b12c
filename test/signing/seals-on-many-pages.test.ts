/** A seal on every page of a long document, whole or in slices: what it costs and what others say of the file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Signing, type SigningResult, Verification } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig, qpdfCheck } from '../e2e/foreign-judges.ts';
import { writeSamplePdf } from '../perf/sample-documents.ts';

const PAGES = 1000;
/** In bytes. */
const MOST_FOR_A_PAGE = 1024;

let product: DemoProduct;
let signing: Signing;
let verification: Verification;
const folder = mkdtempSync(join(tmpdir(), 'sealwright-many-'));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  await writeSamplePdf(path('table.pdf'), PAGES);
  execFileSync('qpdf', ['--object-streams=generate', path('table.pdf'), path('stream.pdf')]);
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
  verification = await product.host.service(Verification);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const MODES = {
  multipage: { at: '100mm,150mm' },
  seam: {},
};

function sign(input: string, output: string, mode: string, options: object, party = '甲'): Promise<SigningResult> {
  return signing.submit({
    input,
    output,
    key: party === '甲' ? 'demo-party-a' : 'demo-party-b',
    stamps: [{ mode, seal: `${party}方公章`, options: { ...options } }],
  });
}

describe.each(Object.entries(MODES))('%s', (mode, options) => {
  test.each(['table', 'stream'])(
    `on ${PAGES} pages of a file with a cross-reference %s: one key operation, little growth, valid for pdfsig and qpdf`,
    async (kind) => {
      const [input, output] = [path(`${kind}.pdf`), path(`${mode}-${kind}.pdf`)];
      const result = await sign(input, output, mode, options);
      expect(result).toMatchObject({ keyOperations: 1, placements: PAGES });
      expect(statSync(output).size - statSync(input).size).toBeLessThan(PAGES * MOST_FOR_A_PAGE);
      // One signature value, one picture with its mask.
      const appended = readFileSync(output).subarray(statSync(input).size).toString('latin1');
      expect(appended.match(/\/ByteRange\[/g)).toHaveLength(1);
      expect(appended.match(/\/Subtype\/Image/g)?.length).toBeLessThanOrEqual(2);
      expect(qpdfCheck(output).code).toBe(0);
      const { signatures } = await verification.verify({ input: output });
      expect(signatures).toMatchObject([{ integrity: 'valid', fields: result.fields }]);
      // pdfsig computes the digest anew for every field: of the larger file that takes it most of a minute.
      if (kind === 'table') return;
      const verdicts = pdfsig(output);
      expect(verdicts).toHaveLength(PAGES);
      expect(verdicts.every(({ valid, total }) => valid && total)).toBe(true);
    },
    120_000,
  );

  test('the other company does the same after it: the first signature stays valid', async () => {
    const [first, second] = [path(`${mode}-first.pdf`), path(`${mode}-second.pdf`)];
    await sign(product.contracts.thirty, first, mode, options);
    const result = await sign(first, second, mode, options, '乙');
    expect(result.preflight.signatures).toMatchObject([{ effect: 'stays-valid' }]);
    expect(pdfsig(second).every(({ valid }) => valid)).toBe(true);
    const { signatures } = await verification.verify({ input: second });
    expect(signatures.map(({ integrity }) => integrity)).toEqual(['valid-with-later-changes', 'valid']);
  }, 60_000);
});

test('several modes and seals in one submit: one key operation, one signature', async () => {
  const output = path('mixed.pdf');
  const result = await signing.submit({
    input: product.contracts.five,
    output,
    key: 'demo-party-a',
    stamps: [
      { mode: 'seam', seal: '甲方公章', options: {} },
      { mode: 'multipage', seal: '甲方公章', options: { at: '40mm,40mm', pages: 'odd', corner: 'bottom-right' } },
      { mode: 'normal', seal: '甲方公章', options: { at: '100mm,100mm', page: 5 } },
    ],
  });
  expect(result).toMatchObject({ keyOperations: 1, placements: 5 + 3 + 1 });
  expect(pdfsig(output).every(({ valid, total }) => valid && total)).toBe(true);
});

test('a document of one page gets no seam seal, with the reason and without a file', async () => {
  const refused = sign(product.contracts.one, path('never.pdf'), 'seam', {});
  await expect(refused).rejects.toMatchObject({ code: 'seam.one-page-document' });
  expect(() => statSync(path('never.pdf'))).toThrow();
});
