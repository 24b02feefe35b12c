/**
 * Signs every file of the corpus with one seal through the whole pipeline and lets pdfsig and qpdf judge. The counts are
 * printed and never go down: raise a floor when more is reached. modes.test.ts does it with the other stamp modes.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealwrightError, Secret, Signing, type StampRequest } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { faultsOfFile, faultsOfSignature } from './judge-signed.ts';
import { type CorpusFile, corpusFiles } from './manifest.ts';

const files = corpusFiles();
const having = (...expectations: string[]) =>
  files.filter(({ expectation }) => expectations.some((each) => expectation.startsWith(each)));

let product: DemoProduct;
let signing: Signing;
const key = 'demo-party-a';
const seal = '甲方公章';
const folder = mkdtempSync(join(tmpdir(), 'sealwright-corpus-'));

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly file: string;
  readonly signed: boolean;
  /** What is wrong with the signed file; empty when nothing is. */
  readonly faults: readonly string[];
  readonly error: unknown;
}

// A seal of any size shows at the page's corner, whatever the page's size.
const CORNER: StampRequest = { mode: 'normal', options: { page: 1, at: '15mm,15mm' }, seal };

async function sign(file: CorpusFile, password?: string): Promise<Outcome> {
  const output = join(folder, 'signed.pdf');
  rmSync(output, { force: true });
  const request = {
    input: file.path,
    output,
    key,
    ...(password !== undefined && { password: Secret.fromText(password) }),
  };
  try {
    await signing.submit({ ...request, stamps: [CORNER] });
  } catch (error) {
    return {
      file: file.file,
      signed: false,
      error,
      faults: existsSync(output) ? ['an output in spite of the error'] : [],
    };
  }
  const faults = [...faultsOfFile(file, output, password), ...faultsOfSignature(output, password)];
  return { file: file.file, signed: true, error: undefined, faults };
}

const say = (title: string, outcomes: readonly Outcome[]) => {
  const good = outcomes.filter(({ signed, faults }) => signed && faults.length === 0);
  const refused = outcomes.filter(({ signed, faults }) => !signed && faults.length === 0);
  console.log(`${title}: ${outcomes.length} files, ${good.length} signed right, ${refused.length} refused`);
  for (const { file, faults, error } of outcomes) {
    if (faults.length > 0) console.log(`  FAULT ${file}: ${faults.join('; ')}`);
    if (error && !(error instanceof SealwrightError)) console.log(`  UNTYPED ${file}: ${String(error)}`);
  }
  return { good, refused, untyped: outcomes.filter(({ error }) => error && !(error instanceof SealwrightError)) };
};
const names = (outcomes: readonly Outcome[]) => outcomes.map(({ file, error }) => `${file}: ${String(error)}`);

describe.skipIf(files.length === 0)('signing the corpus', { timeout: 300_000 }, () => {
  test('every file that can be signed is', async () => {
    const outcomes: Outcome[] = [];
    for (const file of having('SIGN; prior bytes unchanged')) outcomes.push(await sign(file));
    const { refused } = say('SIGN', outcomes);
    expect(names(refused)).toEqual([]);
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  test('of those that others refuse, as many as can be done right', async () => {
    const outcomes: Outcome[] = [];
    for (const file of having('SIGN preferred')) outcomes.push(await sign(file));
    const { good, refused, untyped } = say('SIGN preferred', outcomes);
    console.log(names(refused).join('\n'));
    expect(untyped).toEqual([]);
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(good.length).toBeGreaterThanOrEqual(SIGN_PREFERRED_FLOOR);
  });

  test('encrypted files are refused without their password and signed with it', async () => {
    const without: Outcome[] = [];
    const withPassword: Outcome[] = [];
    for (const file of having('REFUSE without password; sign with it')) {
      without.push(await sign(file));
      for (const password of file.passwords) withPassword.push(await sign(file, password));
    }
    expect(say('encrypted, no password', without).good).toEqual([]);
    expect(without.filter(({ error }) => !(error instanceof SealwrightError))).toEqual([]);
    const { good, refused } = say('encrypted, with password', withPassword);
    console.log(names(refused).join('\n'));
    expect(withPassword.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(good.length).toBeGreaterThanOrEqual(ENCRYPTED_FLOOR);
  });

  test('what must be refused is, with a typed error and no output', async () => {
    const outcomes: Outcome[] = [];
    const gates = having('REFUSE').filter(({ expectation }) => !/sign with it|documented repair/.test(expectation));
    for (const file of gates) outcomes.push(await sign(file));
    const { good, refused, untyped } = say('REFUSE', outcomes);
    expect(untyped).toEqual([]);
    expect(names(good)).toEqual([]);
    expect(refused).toHaveLength(gates.length);
  });

  test('what others repair is refused, or signed without a fault where it needs no repair', async () => {
    const outcomes: Outcome[] = [];
    for (const file of having('REFUSE or documented repair')) outcomes.push(await sign(file));
    const { good, untyped } = say('REFUSE or repair', outcomes);
    expect(untyped).toEqual([]);
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(good.map(({ file }) => file)).toEqual(NEED_NO_REPAIR);
  });

  test('hostile files end within seconds, signed right or refused', async () => {
    const outcomes: Outcome[] = [];
    for (const file of having('TERMINATE')) outcomes.push(await sign(file));
    const { untyped } = say('hostile', outcomes);
    expect(untyped).toEqual([]);
    expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  }, 20_000);
});

const SIGN_PREFERRED_FLOOR = 9;
const ENCRYPTED_FLOOR = 12;
/** Their cross-reference data is right; what is wrong is in objects that nothing uses. */
const NEED_NO_REPAIR = ['broken/repairable/pyHanko__minimal-badxref.pdf', 'broken/repairable/qpdf__split-exp-1.pdf'];
