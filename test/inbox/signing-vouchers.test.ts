/** 我的签署 in the whole product: real keys, PINs, documents and signatures, before a platform in memory. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  definePlugin,
  documentsRpc,
  OpenDocuments,
  type Rpc,
  type RpcImplementation,
  Verification,
  ViewCalls,
  WorkflowSources,
} from '@sealwright/core/api';
import { FakePlatform, type FakeWorkflowSource, fakeWorkflowSource, testPlugin } from '@sealwright/core/testkit';
import { isProven } from '@sealwright/crypto/login';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { signingRpc } from '../../plugins/signing/src/common-signing-rpc.ts';
import { inboxRpc } from '../../plugins/workflow-inbox/src/common-inbox-rpc.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { smallPdf } from '../documents/small-pdf.ts';

const FIRST = { code: '91A', name: '甲方公司' };
const SECOND = { code: '91B', name: '乙方公司' };

let product: DemoProduct;
let platform: FakePlatform;
let source: FakeWorkflowSource;
let proofs: boolean[];

beforeAll(async () => {
  platform = new FakePlatform({ parties: [FIRST, SECOND] });
  source = fakeWorkflowSource(platform, SECOND, { entry: 'key' });
  proofs = [];
  const entered: FakeWorkflowSource['enter'] = (key, signal) => {
    const prove = async (audience: string, number: string) => {
      const nonce = `${number}-0123456789abcdef`;
      const signature = await key.prove(audience, nonce, signal);
      proofs.push(await isProven({ certificate: key.certificates[0]!, audience, nonce, signature }));
      return signature;
    };
    return source.enter({ ...key, prove }, signal);
  };
  const contributed: FakeWorkflowSource = new Proxy(source, {
    get: (of, name) => (name === 'enter' ? entered : Reflect.get(of, name)),
  });
  const data = { id: 'memory', title: { 'zh-CN': '测试平台', en: 'Test' }, entry: 'key' };
  const plugin = testPlugin(
    { id: 'memory', contributes: { workflowSources: [data] } },
    definePlugin({
      activate: ({ own, contribute }) => void own(contribute(WorkflowSources, 'memory', contributed)),
    }),
  );
  product = await startDemoProduct([plugin]);
}, 120_000);
afterAll(() => product?.dispose());

beforeEach(() => {
  vi.restoreAllMocks();
});

async function call<R extends Rpc, N extends keyof R['methods'] & string>(
  rpc: R,
  method: N,
  args: readonly unknown[],
  progress: (value: unknown) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Awaited<ReturnType<RpcImplementation<R>[N]>>> {
  const handler = await product.host.point(ViewCalls).get(rpc.name)!.load();
  return (await handler.call(method, args, { progress, signal })) as never;
}

const arrive = (name: string, bytes: Uint8Array = readFileSync(product.contracts.five)) =>
  platform.add({ name, initiator: FIRST, recipients: [SECOND], bytes });
const voucher = async (id: string) => (await call(inboxRpc, 'details', [id])).row.voucher;
const stateOf = async (id: string) => (await voucher(id)).state;

/** The user enters with a key and its PIN. */
async function enter(): Promise<string> {
  await call(inboxRpc, 'choose', ['memory']);
  const keys = await call(inboxRpc, 'keys', []);
  const { ref } = keys.find(({ ref }) => ref.includes('demo-party-b'))!;
  await call(inboxRpc, 'enter', [ref]);
  return ref;
}

test('设备验证: one PIN, and a proof that the platform can check', async () => {
  const pins = vi.spyOn(product.pins, 'get');
  await enter();
  expect(pins).toHaveBeenCalledTimes(1);
  expect(proofs).toEqual([true]);
});

test('a wrong PIN lets nobody in', async () => {
  await call(inboxRpc, 'choose', ['memory']);
  const [key] = (await call(inboxRpc, 'keys', [])).filter(({ ref }) => ref.includes('demo-party-a'));
  vi.spyOn(product.pins, 'get').mockReturnValue('wrong');
  const before = proofs.length;
  await expect(call(inboxRpc, 'enter', [key!.ref])).rejects.toMatchObject({ code: 'token.pin-incorrect' });
  expect(proofs).toHaveLength(before);
});

test('opened, sealed and submitted in the window, sent, and what the platform holds is validly signed', async () => {
  const key = await enter();
  const id = arrive('工作量进度确认表');
  await call(inboxRpc, 'receive', [[id]]);
  const document = await call(inboxRpc, 'open', [id]);
  const stamps = [{ mode: 'normal', seal: '乙方公章', options: { page: 1, at: '60mm,200mm' } }];
  await call(signingRpc, 'submit', [document.id, stamps, { key }]);
  await expect.poll(() => stateOf(id)).toBe('signed');
  const documents = await product.host.service(OpenDocuments);
  expect(documents.get(document.id)).toMatchObject({ revision: 1, unsaved: false });
  const { etag } = await voucher(id);
  await call(inboxRpc, 'act', [id, { kind: 'send' }, etag]);
  const held = join(product.profile, 'held.pdf');
  writeFileSync(held, platform.contentOf(id, FIRST.code));
  const report = await (await product.host.service(Verification)).verify({ input: held });
  expect(report.signatures).toMatchObject([{ integrity: 'valid' }]);
  rmSync(held);
  await call(documentsRpc, 'close', [document.id]);
});

test('还原: the document is the received one again, and can be sealed anew', async () => {
  const key = await enter();
  const id = arrive('还原');
  await call(inboxRpc, 'receive', [[id]]);
  const document = await call(inboxRpc, 'open', [id]);
  const stamps = [{ mode: 'normal', seal: '乙方公章', options: { page: 1, at: '60mm,200mm' } }];
  for (const round of [1, 2]) {
    await call(signingRpc, 'submit', [document.id, stamps, { key }]);
    await expect.poll(() => stateOf(id)).toBe('signed');
    if (round === 1) await call(inboxRpc, 'restore', [document.id]);
  }
  const documents = await product.host.service(OpenDocuments);
  expect(documents.get(document.id).revision).toBe(1);
  await call(documentsRpc, 'close', [document.id]);
});

test('many with one PIN, by words of the contracts; one that lacks them stops no other', async () => {
  const key = await enter();
  const pins = vi.spyOn(product.pins, 'get');
  const ids = [arrive('一'), arrive('没有关键字', smallPdf()), arrive('三')];
  const placement = { kind: 'keyword', words: '乙方', seal: '乙方公章' };
  const phases = new Set<unknown>();
  const outcomes = await call(inboxRpc, 'batch', [{ vouchers: ids, key, placement, send: true }], (progress) =>
    phases.add((progress as { phase: unknown }).phase),
  );
  expect(outcomes.map(({ state }) => state)).toEqual(['sent', 'failed', 'sent']);
  expect(pins).toHaveBeenCalledTimes(1);
  expect([...phases]).toEqual(['fetch', 'check', 'sign', 'hand-in']);
  expect(await stateOf(ids[0]!)).toBe('completed');
});
