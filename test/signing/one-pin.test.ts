/** One submission, one PIN, any number of signatures: with a key that wants its PIN at every one, the driver gives it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Keys, Signing, type SigningRequest } from '@sealwright/core/api';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildFaultLibrary } from '../../plugins/token-netca/src/testing/fault-library.ts';
import { makeToken, PIN } from '../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';

const PLACES = 3;
const pki = makePki(['rsa']);
const holder = pki.keys.find(({ usage }) => usage === 'signing')!.certificate;
const made = makeToken(pki, [{ label: 'seal', value: await testSeal(holder, { name: '钥匙公章' }) }]);
const built = buildFaultLibrary();
const token = made.copy();
const library = built.beside(token);
let product: DemoProduct;
let key: string;
let out: string;
let files = 0;

beforeAll(async () => {
  product = await startDemoProduct();
  const folder = join(product.profile, 'plugins/token-netca');
  mkdirSync(folder, { recursive: true });
  const libraries = { linux: [{ files: [basename(library.path)], folders: [dirname(library.path)] }] };
  const vendors = [{ id: 'test', title: { 'zh-CN': '测试', en: 'Test' }, pinPerSignature: true, libraries }];
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, vendors }));
  product.pins.set(token.id, PIN);
  const { keys } = await (await product.host.service(Keys)).list();
  key = keys.find((each) => each.token.id === token.id && each.usage === 'signing')!.ref;
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  token.end();
  made.end();
  built.end();
});
beforeEach(() => {
  out = join(dirname(product.contracts.five), `out-${++files}.pdf`);
  vi.restoreAllMocks();
});

const stamp = (x: number) => ({ mode: 'normal', seal: '钥匙公章', options: { page: 1, at: `${x}mm,100mm` } });

async function sign(request: Partial<SigningRequest> = {}) {
  const signing = await product.host.service(Signing);
  const stamps = Array.from({ length: PLACES }, (_, index) => stamp(40 + 50 * index));
  return signing.submit({ input: product.contracts.five, output: out, key, stamps, strategy: 'per-place', ...request });
}

/** Lines by which the `calls`th call of C_Login and all later ones fail, counted from the library's start. */
const noLoginAfter = (calls: number) =>
  Array.from({ length: 20 }, (_, index) => `fault error C_Login ${calls + 1 + index} 0x30`);

describe('one signature for each place', () => {
  /** Calls of C_Login so far. */
  let logins = 0;

  test('takes one PIN and one login', async () => {
    const asked = vi.spyOn(product.pins, 'get');
    library.plan(...noLoginAfter(logins + 1));
    const result = await sign();
    logins += 1;
    expect(result).toMatchObject({ keyOperations: PLACES, fields: { length: PLACES } });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(pdfsig(out).map(({ valid }) => valid)).toEqual([true, true, true]);
  });

  test('takes one PIN of a key that wants it each time: the driver logs in for each, and the signer was told', async () => {
    const asked = vi.spyOn(product.pins, 'get');
    const needed = 1 + PLACES;
    library.plan('always-authenticate 1', ...noLoginAfter(logins + needed));
    const { preflight } = await sign();
    logins += needed;
    expect(asked).toHaveBeenCalledTimes(1);
    expect(pdfsig(out).map(({ valid }) => valid)).toEqual([true, true, true]);
    expect(preflight.warnings.map((each) => each['zh-CN']).join()).toMatch(/每次签名都要验证 PIN 码.* 3 次签名/);
  });

  test('leaves nothing behind where the last login fails', async () => {
    const needed = 1 + PLACES;
    library.plan('always-authenticate 1', ...noLoginAfter(logins + needed - 1));
    await expect(sign()).rejects.toMatchObject({ code: expect.stringMatching(/^(key-device|token)\./) });
    logins += needed;
    expect(existsSync(out)).toBe(false);
  });
});

test('a submission that was called off leaves no session behind: the next one has to ask for the PIN', async () => {
  library.plan();
  const ending = new AbortController();
  const signing = await product.host.service(Signing);
  const request = { input: product.contracts.five, output: out, key, stamps: [stamp(60)] };
  const progress = ({ step }: { step: string }) => step === 'sign' && ending.abort(new Error('stop'));
  await expect(signing.submit(request, { signal: ending.signal, progress })).rejects.toThrow('stop');
  const asked = vi.spyOn(product.pins, 'get');
  await signing.submit(request);
  expect(asked).toHaveBeenCalledTimes(1);
});
