/**
 * The verifier against signed files that this project did not write. `EXPECTED.tsv` names a verdict for each signature
 * and who states it. What a source states is a gate; all else is counted, and the counts of good verdicts must not fall.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentReport, type Integrity, SealwrightError, Verification } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProductHost, startProductHost } from '../product-host.ts';
import { corpus, corpusFiles } from './manifest.ts';

const signed = join(corpus, 'signed');
const table = join(signed, 'EXPECTED.tsv');
const present = existsSync(table);
if (!present) console.warn(`No signed files at ${signed}: their tests are skipped.`);

/** `missing`: the file opens, but has no signature of that name; `refused`: it does not open, by a typed error. */
type Verdict = Integrity | 'missing' | 'refused';

interface Row {
  readonly file: string;
  /** '*': all of the file. */
  readonly signature: string;
  readonly expected: string;
  readonly fromSource: boolean;
}

interface Judged extends Row {
  readonly got: Verdict;
}

/** Reached so far, whoever states the expectation. The rest of VALID needs SHA-3, SHAKE, Ed25519 or Ed448. */
const REACHED: readonly (readonly [expected: string, got: Verdict, count: number])[] = [
  ['VALID', 'valid', 75],
  ['VALID_LATER_OK', 'valid-with-later-changes', 51],
  ['VALID_LATER_CONTESTED', 'valid-with-later-changes', 43],
  ['MODIFIED', 'modified', 25],
];

describe.skipIf(!present)('signed files of other projects', () => {
  let product: ProductHost;
  let verification: Verification;
  const judged: Judged[] = [];

  beforeAll(async () => {
    product = await startProductHost();
    verification = await product.host.service(Verification);
    const reports = new Map<string, DocumentReport | undefined>();
    for (const row of readRows()) {
      if (!reports.has(row.file)) reports.set(row.file, await verify(row.file));
      for (const got of verdicts(row.signature, reports.get(row.file))) judged.push({ ...row, got });
    }
    console.log(`${count(judged)}\n\nVALID, but not found so:\n${names(judged, ['VALID'], ['valid']).join('\n')}`);
  }, 300_000);

  afterAll(() => product?.dispose());

  async function verify(file: string): Promise<DocumentReport | undefined> {
    try {
      return await verification.verify({ input: join(signed, file) });
    } catch (fault) {
      if (fault instanceof SealwrightError && fault.code.startsWith('pdf.')) return undefined;
      throw fault;
    }
  }

  it('never calls a broken, forged or unsigned signature valid', () => {
    const bad = ['INVALID', 'FORGED', 'MALFORMED_COVERAGE', 'INVALID_FORMAT', 'UNREADABLE', 'NOT_SIGNED'];
    const harmless: Verdict[] = ['invalid', 'indeterminate', 'modified', 'missing', 'refused'];
    expect(names(judged.filter(fromSource), [...bad, 'TIMESTAMP_INVALID'], harmless)).toEqual([]);
  });

  it('never shows a document as unaltered that was changed against the rules', () => {
    const told: Verdict[] = ['modified', 'valid-with-later-changes', 'invalid', 'indeterminate', 'refused'];
    expect(names(judged.filter(fromSource), ['MODIFIED'], told)).toEqual([]);
  });

  it('tells permitted changes from forbidden ones', () => {
    expect(names(judged.filter(fromSource), ['VALID_LATER_OK'], ['valid-with-later-changes'])).toEqual([]);
  });

  it('never blames the signature where only what follows is contested', () => {
    const fair: Verdict[] = ['valid-with-later-changes', 'modified'];
    expect(names(judged, ['VALID_LATER_CONTESTED', 'VALID_LATER_CHANGES'], fair)).toEqual([]);
  });

  it.each(REACHED)('%s is found %s as often as before', (expected, got, reached) => {
    const found = judged.filter((row) => row.expected === expected && row.got === got);
    expect(found.length).toBeGreaterThanOrEqual(reached);
  });

  it('ends for every file of the corpus soon, with a verdict or a typed refusal', { timeout: 300_000 }, async () => {
    const untyped: string[] = [];
    for (const { file, path } of corpusFiles()) {
      const patience = AbortSignal.timeout(10_000);
      await verification.verify({ input: path, signal: patience }).catch((fault: unknown) => {
        if (!(fault instanceof SealwrightError) || patience.aborted) untyped.push(`${file}: ${String(fault)}`);
      });
    }
    expect(untyped).toEqual([]);
  });

  describe('with a trusted root', () => {
    const pem = present
      ? readFileSync(join(corpus, 'pki/pyhanko-testing-ca/testing-ca__root__root.cert.pem'), 'utf8')
      : '';
    const anchors = [new Uint8Array(Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64'))];

    async function trust(file: string, at: string) {
      const report = await verification.verify({ input: join(signed, file), anchors, at: new Date(at) });
      return report.signatures.map((signature) => signature.trust);
    }

    it('trusts a chain at the time when all its certificates were valid, and at no other', async () => {
      const file = 'pyHanko__separate-annots-kids-indir.pdf';
      expect(await trust(file, '2020-11-01')).toEqual(['trusted', 'trusted']);
      expect(await trust(file, '1999-01-01')).toEqual(['untrusted', 'untrusted']);
      expect(await trust(file, '2025-01-01')).toEqual(['untrusted', 'untrusted']);
    });

    it('trusts an expired signer whose signature a trusted timestamp proves older', async () => {
      expect(await trust('pyHanko__pades-lta-dss-indirect-arrs-test.pdf', '2025-01-01')).toEqual([
        'trusted',
        'trusted',
      ]);
    });
  });
});

const fromSource = (row: Row) => row.fromSource;

function readRows(): Row[] {
  const [, ...lines] = readFileSync(table, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [file = '', signature = '', expected = '', basis = ''] = line.split('\t');
    return { file, signature, expected, fromSource: basis.startsWith('source') };
  });
}

function verdicts(name: string, report: DocumentReport | undefined): Verdict[] {
  if (!report) return ['refused'];
  const found = report.signatures.filter(({ fields }) => name === '*' || fields.includes(name));
  return found.length === 0 ? ['missing'] : found.map(({ integrity }) => integrity);
}

/** Rows that expect one of these verdicts and got none of those. */
function names(rows: readonly Judged[], expected: readonly string[], accepted: readonly Verdict[]): string[] {
  return rows
    .filter((row) => expected.includes(row.expected) && !accepted.includes(row.got))
    .map(({ file, signature, got }) => `${file} ${signature}: ${got}`);
}

function count(rows: readonly Judged[]): string {
  const counts = new Map<string, number>();
  for (const { expected, got } of rows) {
    const line = `${expected.padEnd(26)} ${got}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([line, number]) => `${String(number).padStart(4)}  ${line}`).join('\n');
}
