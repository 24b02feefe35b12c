/** Two companies and a contract until it is complete: the programs themselves, over HTTP, with files that the product signs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys, Signing } from '@sealwright/core/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Schemas } from '../../platform/src/api/index.ts';
import { newPostgresDatabase } from '../../platform/src/testing/postgres-cluster.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';
import { CompanyClient } from './demo-company-client.ts';
import { PlatformProgram, type PlatformSettings } from './platform-program.ts';

const AUDIENCE = 'http://platform.test';
const A = { code: 'JIA', name: '印匠演示甲方科技有限公司', key: 'demo-party-a', seal: '甲方公章' };
const B = { code: 'YI', name: '印匠演示乙方供应有限公司', key: 'demo-party-b', seal: '乙方公章' };
type Company = typeof A;

let product: DemoProduct;
let keys: Keys;
let signing: Signing;
let folder: string;
let files = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-round-trip-'));
  product = await startDemoProduct();
  keys = await product.host.service(Keys);
  signing = await product.host.service(Signing);
}, 120_000);
afterAll(async () => {
  await product?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function signed(pdf: Uint8Array, { key, seal }: Company): Promise<Uint8Array> {
  const input = join(folder, `${files++}.pdf`);
  const output = join(folder, `${files++}-signed.pdf`);
  writeFileSync(input, pdf);
  const stamps = [{ mode: 'normal', options: { page: 1, at: '60mm,200mm' }, seal }];
  await signing.submit({ input, output, key, stamps });
  return readFileSync(output);
}

async function certificateFile({ key, code }: Company): Promise<string> {
  const file = join(folder, `${code}.der`);
  writeFileSync(file, (await keys.find(key)).chain[0]!);
  return file;
}

interface Kind {
  readonly name: string;
  readonly instances: number;
  settings(): Promise<PlatformSettings>;
}
const common = () => ({
  SEALWRIGHT_PLATFORM_DATA: mkdtempSync(join(folder, 'data-')),
  SEALWRIGHT_PLATFORM_ORIGINS: AUDIENCE,
});
const KINDS: readonly Kind[] = [
  { name: 'embedded', instances: 1, settings: async () => common() },
  {
    ...{ name: 'three instances on PostgreSQL', instances: 3 },
    settings: async () => ({ ...common(), SEALWRIGHT_PLATFORM_DATABASE: await newPostgresDatabase() }),
  },
];

describe.each(KINDS)('$name', ({ instances, settings }) => {
  let programs: PlatformProgram[] = [];
  let given: PlatformSettings;
  const client = () =>
    new CompanyClient(
      programs.map(({ baseUrl }) => baseUrl),
      AUDIENCE,
    );
  const entered = async (company: Company) => {
    const own = client();
    expect(await own.enter(keys, company.key)).toEqual({ code: company.code, name: company.name });
    return own;
  };
  const start = async () => {
    programs = await Promise.all(Array.from({ length: instances }, () => PlatformProgram.start(given)));
  };
  beforeAll(async () => {
    given = await settings();
    for (const each of [A, B]) PlatformProgram.enrol(given, each.code, each.name, await certificateFile(each));
    await start();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(programs.map((each) => each.end()));
  });

  test('a contract goes from company to company until it is complete', async () => {
    const [a, b] = await Promise.all([entered(A), entered(B)]);
    const contract = readFileSync(product.contracts.one);
    const upload = await a.upload('/uploads', contract, { name: '测试合同.pdf' });
    const recipients = [B, A].map(({ code, name }, at) => ({ code, name, role: 'signer', order: at + 1 }));
    const draft = await a.post('/drafts', {
      ...{ name: '测试合同', bizType: 'contract', recipients, uploadId: upload.id },
    });
    expect(draft).toMatchObject({ state: 'draft', allowedActions: expect.arrayContaining(['submit']) });
    const submitted = await a.post(`/drafts/${draft.id}/submit`, {}, draft.etag);
    expect(submitted.state).toBe('pendingReceive');

    const inbox = await b.tell<Schemas['VoucherPage']>('GET', '/inbox');
    expect(inbox.items.map(({ id, state }) => [id, state])).toEqual([[draft.id, 'pendingReceive']]);
    const received = await b.post(`/inbox/${draft.id}/receive`, {}, inbox.items[0]!.etag);
    expect(received.state).toBe('signing');
    const unsigned = await b.ask('POST', `/vouchers/${draft.id}/send`, {
      ...{ key: crypto.randomUUID(), etag: received.etag, body: {} },
    });
    expect([unsigned.status, ((await unsigned.json()) as Schemas['Problem']).code]).toEqual([409, 'not-signed']);
    const bytes = await b.download(received.file!.fileId);
    expect(Buffer.from(bytes).equals(contract)).toBe(true);

    const refused = await b.sign(received, await signed(bytes, A));
    expect([refused.status, ((await refused.json()) as Schemas['Problem']).code]).toEqual([422, 'signature-foreign']);
    const answer = await b.sign(received, await signed(bytes, B));
    const byB = (await answer.json()) as Schemas['Voucher'];
    expect([answer.status, byB.state]).toEqual([200, 'signed']);
    const sent = await b.post(`/vouchers/${draft.id}/send`, { to: [A.code], message: '请签署' }, byB.etag);
    expect(sent.state).toBe('sent');

    const mine = (await a.tell<Schemas['VoucherPage']>('GET', '/inbox')).items[0]!;
    const again = await a.post(`/inbox/${draft.id}/receive`, {}, mine.etag);
    const twice = await signed(await a.download(again.file!.fileId), A);
    const byA = (await (await a.sign(again, twice)).json()) as Schemas['Voucher'];
    const done = await a.post(`/vouchers/${draft.id}/send`, {}, byA.etag);
    expect([done.state, done.allowedActions]).toEqual(['completed', []]);

    const last = await b.download((await b.tell<Schemas['Voucher']>('GET', `/vouchers/${draft.id}`)).file!.fileId);
    expect(Buffer.from(last).equals(twice)).toBe(true);
    const { items } = await b.tell<Schemas['EventList']>('GET', `/vouchers/${draft.id}/events`);
    const turn = ['received', 'signed', 'sent'];
    expect(items.map(({ type }) => type)).toEqual(['created', 'submitted', ...turn, ...turn]);
    expect(programs.map(({ said }) => said).join('')).toBe('');
  }, 120_000);

  test('an instance that was killed has lost nothing when it is back', async () => {
    const a = await entered(A);
    const key = crypto.randomUUID();
    const body = { name: '草稿', bizType: 'contract', recipients: [] };
    const first = await a.tell<Schemas['Voucher']>('POST', '/drafts', { body, key });
    await Promise.all(programs.map((each) => each.stop('SIGKILL')));
    await start();
    const back = await entered(A);
    expect(await back.tell('POST', '/drafts', { body, key })).toEqual(first);
    const { items } = await back.tell<Schemas['VoucherPage']>('GET', '/vouchers?tab=draft');
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  }, 120_000);

  test('ends when it is told to, and what was begun is answered', async () => {
    const { length } = programs;
    const codes = await Promise.all(programs.map((each) => each.end()));
    expect(codes).toEqual(Array.from({ length }, () => 0));
  });
});
