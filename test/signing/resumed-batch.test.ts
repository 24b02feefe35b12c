/** A batch that is called again signs what is not signed yet, and goes by nothing but the files. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Signing, type SigningRequest } from '@sealwright/core/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { pdfsig } from '../e2e/foreign-judges.ts';

let product: DemoProduct;
let signing: Signing;
let folder: string;
let requests: SigningRequest[];

beforeAll(async () => {
  product = await startDemoProduct();
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(() => product?.dispose());

beforeEach(() => {
  vi.restoreAllMocks();
  folder = mkdtempSync(join(product.profile, 'batch-'));
  requests = ['one', 'two', 'three'].map((name) => {
    const input = join(folder, `${name}.pdf`);
    copyFileSync(name === 'two' ? product.contracts.one : product.contracts.five, input);
    const stamps = [{ mode: 'normal', seal: '甲方公章', options: { page: 1, at: '60mm,200mm' } }];
    return { input, output: join(folder, `${name}-signed.pdf`), key: 'demo-party-a', stamps };
  });
});

const states = async (options: Parameters<Signing['submitAll']>[1]) =>
  (await signing.submitAll(requests, options)).outcomes.map(({ state }) => state);
const asked = () => vi.spyOn(product.pins, 'get');

test('nothing is left: no PIN is asked for, no file is touched', async () => {
  expect(await states({ resume: true })).toEqual(['signed', 'signed', 'signed']);
  const before = requests.map(({ output }) => readFileSync(output));
  const pins = asked();
  expect(await states({ resume: true })).toEqual(['signed-before', 'signed-before', 'signed-before']);
  expect(pins).not.toHaveBeenCalled();
  for (const [index, { output }] of requests.entries()) {
    expect(readFileSync(output).equals(before[index]!)).toBe(true);
    expect(pdfsig(output)).toMatchObject([{ valid: true, total: true }]);
  }
});

test('one is left: it alone is signed, with one PIN', async () => {
  await signing.submitAll(requests);
  rmSync(requests[1]!.output);
  const pins = asked();
  expect(await states({ resume: true })).toEqual(['signed-before', 'signed', 'signed-before']);
  expect(pins).toHaveBeenCalledTimes(1);
});

test('somebody else has signed after us: ours still counts', async () => {
  const [request] = requests as [SigningRequest];
  const ours = join(folder, 'ours.pdf');
  await signing.submit({ ...request, output: ours });
  await signing.submit({ input: ours, output: request.output, key: 'demo-party-b', stamps: [] });
  expect((await states({ resume: true }))[0]).toBe('signed-before');
});

test('without being told to resume, files that are there are refused as ever', async () => {
  await signing.submitAll(requests);
  const { outcomes } = await signing.submitAll(requests);
  expect(outcomes).toMatchObject(requests.map(() => ({ state: 'failed', error: { code: 'file.exists' } })));
});

describe('an output does not count as signed, is refused, and stays as it is, when', () => {
  test.each<[string, (request: SigningRequest) => Promise<Buffer>]>([
    ['it is the document itself', async ({ input }) => readFileSync(input)],
    [
      'something was appended that is no signature',
      async ({ input }) => Buffer.concat([readFileSync(input), Buffer.from('\n%%EOF\n')]),
    ],
    ['another key has signed it', async (request) => signed({ ...request, key: 'demo-party-b', stamps: [] })],
    ['it is the signed form of another document', async (request) => signed({ ...request, input: requests[1]!.input })],
    [
      'what was signed was altered since',
      async (request) => {
        const bytes = await signed(request);
        const date = bytes.lastIndexOf('/M(D:');
        expect(date).toBeGreaterThan(readFileSync(request.input).length);
        bytes[date + 9]! ^= 1;
        return bytes;
      },
    ],
    ['it breaks off', async (request) => (await signed(request)).subarray(0, -500)],
  ])('%s', async (_, make) => {
    const [request] = requests as [SigningRequest];
    const bytes = await make(request);
    writeFileSync(request.output, bytes);
    const { outcomes } = await signing.submitAll(requests, { resume: true });
    expect(outcomes).toMatchObject([
      { state: 'failed', error: { code: 'file.exists' } },
      { state: 'signed' },
      { state: 'signed' },
    ]);
    expect(readFileSync(request.output).equals(bytes)).toBe(true);
  });
});

async function signed(request: SigningRequest): Promise<Buffer> {
  const output = join(folder, 'made.pdf');
  await signing.submit({ ...request, output });
  return readFileSync(output);
}
