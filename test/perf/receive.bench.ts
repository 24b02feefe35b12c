/**
 * 全部接收 of 500 contracts from a platform with a process of its own on PostgreSQL: each is told to the platform, fetched,
 * checked and safely on disk. The peer does the least of it: the same 500 files by plain HTTP, as many at a time, into memory.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginSettings, Voucher } from '@sealwright/core/api';
import { digestOf } from '@sealwright/crypto/hash';
import { logInMechanism, logInStatement } from '@sealwright/crypto/login';
import { OpensslPki } from '@sealwright/crypto/testing';
import { openServerDatabase } from '../../platform/src/database/index.ts';
import { enrolParty } from '../../platform/src/sessions/index.ts';
import { newPostgresDatabase } from '../../platform/src/testing/postgres-cluster.ts';
import { fileOf } from '../../plugins/workflow-folder/src/shared-folder.fixture.ts';
import { startInbox } from '../../plugins/workflow-inbox/src/testing/inbox.fixture.ts';
import { Places } from '../../plugins/workflow-platform/src/places.ts';
import { PlatformSource } from '../../plugins/workflow-platform/src/platform-source.ts';
import { smallPdf } from '../documents/small-pdf.ts';
import { PlatformProgram } from '../platform/platform-program.ts';
import { letIn, tokenOf } from './seed-vouchers.ts';

const CONTRACTS = Number(process.env.SEALWRIGHT_BENCH_CONTRACTS ?? 500);
/** Bytes of a contract, about. */
const SIZE = 200_000;
/** Contracts on their way at a time, as in the inbox. */
const LANES = 4;
const ROUNDS = 3;
const KEY_TYPE = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const SENDER = { code: '91440101MA5AAAAA1X', name: '甲方贸易有限公司' };
/** One for each round. */
const RECEIVERS = Array.from({ length: ROUNDS }, (_, n) => ({
  code: `91440101MA5BBBBB${n}X`,
  name: `乙方${n}有限公司`,
}));

const folder = mkdtempSync(join(tmpdir(), 'sealwright-bench-'));
const url = await newPostgresDatabase();
const database = await openServerDatabase({ url });
const pki = new OpensslPki();
const holders = new Map([SENDER, ...RECEIVERS].map((party) => [party, pki.issue(party.code, KEY_TYPE)] as const));
for (const [party, holder] of holders) await enrolParty(database, { ...party, certificates: [holder.chain[0]!] });
await letIn(
  database,
  RECEIVERS.map(({ code }) => code),
);
await database.close();

const given = {
  SEALWRIGHT_PLATFORM_RATE: '0',
  SEALWRIGHT_PLATFORM_DATA: folder,
  SEALWRIGHT_PLATFORM_DATABASE: url,
};
const sent = await send();
const platform = await PlatformProgram.start(given);
const ratios: number[] = [];
for (const [round, receiver] of RECEIVERS.entries()) {
  const mine = sent.get(receiver.code)!;
  const ours = await receiveAll(receiver, mine);
  const peer = await fetchAll(receiver, mine);
  ratios.push(ours.took / peer.took);
  console.log(
    `round ${round + 1}: 全部接收 of ${mine.length} contracts, ${(ours.bytes / 1e6).toFixed(1)} MB, each with its digest: ` +
      `${(ours.took / 1_000).toFixed(2)} s\n  plain fetch of the same files: ${(peer.took / 1_000).toFixed(2)} s`,
  );
}
console.log(`ratio ${ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!.toFixed(2)} (median of ${ROUNDS})`);
await platform.end();
pki.dispose();
rmSync(folder, { recursive: true });

type Party = typeof SENDER;

/** A client of the platform at this address, in which the company is in. */
async function enter(party: Party, { baseUrl }: PlatformProgram): Promise<PlatformSource> {
  const settings = { get: () => baseUrl, onDidChange: () => ({ dispose() {} }) } as unknown as PluginSettings;
  const nothing = () => {};
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const source = new PlatformSource(
    new Places({ settings, log, licence: undefined, embedded: undefined, demo: undefined }),
  );
  const holder = holders.get(party)!;
  const mechanism = logInMechanism(holder.key);
  if (mechanism.kind === 'sm2') throw new Error('a key of another kind was made');
  await source.enter({
    certificates: holder.chain,
    prove: async (audience, nonce) =>
      pki.sign(holder, mechanism, digestOf(mechanism.hash, logInStatement(audience, nonce)!)),
  });
  return source;
}

/** Each receiver gets its contracts, all of them different files. The vouchers by receiver. */
async function send(): Promise<ReadonlyMap<string, readonly Voucher[]>> {
  const program = await PlatformProgram.start(given);
  const source = await enter(SENDER, program);
  const began = performance.now();
  const bizType = (await source.bizTypes())[0]!.code;
  const vouchers = new Map<string, Voucher[]>(RECEIVERS.map(({ code }) => [code, []]));
  const orders = RECEIVERS.flatMap((receiver) => Array.from({ length: CONTRACTS }, (_, n) => ({ receiver, n })));
  await inLanes(orders, async ({ receiver, n }) => {
    const file = fileOf(
      smallPdf(SIZE)
        .toString('latin1')
        .replace('%xxxxxxxxxxxx', `%${receiver.code.slice(-3)} ${String(n).padStart(8, '0')}`),
      '测试合同.pdf',
    );
    const content = {
      name: `测试合同 ${n}`,
      bizType,
      recipients: [{ ...receiver, role: 'signer' as const, order: 1 }],
    };
    const draft = await source.createDraft(content, file, crypto.randomUUID());
    const terms = { key: crypto.randomUUID(), etag: draft.etag };
    vouchers.get(receiver.code)!.push(await source.act(draft.id, { kind: 'submit' }, terms));
  });
  console.log(`${orders.length} contracts sent in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  await program.end();
  return vouchers;
}

/** By the plugin of 我的签署. Fails where a file is missing, is another one or is there twice. */
async function receiveAll(party: Party, wanted: readonly Voucher[]): Promise<{ took: number; bytes: number }> {
  const source = await enter(party, platform);
  const profile = join(folder, party.code);
  const inbox = await startInbox({ profile, source, entry: 'key' });
  try {
    await inbox.until('watch', ({ stage, counts }) => stage === 'in' && counts?.pending === wanted.length);
    const began = performance.now();
    const report = await inbox.call('receiveAll', [{}]);
    const took = performance.now() - began;
    if (report.received !== wanted.length)
      throw new Error(`not all were received: ${JSON.stringify(report).slice(0, 500)}`);
    const digests = globSync('plugins/workflow-inbox/**/*.pdf', { cwd: profile }).map((path) =>
      sha256(readFileSync(join(profile, path))),
    );
    const missing = wanted.filter(({ file }) => !digests.includes(file!.sha256));
    if (missing.length > 0 || digests.length !== wanted.length)
      throw new Error(`${missing.length} files are not what was sent`);
    return { took, bytes: wanted.reduce((sum, { file }) => sum + file!.size, 0) };
  } finally {
    await inbox.dispose();
  }
}

async function fetchAll({ code }: Party, wanted: readonly Voucher[]): Promise<{ took: number }> {
  const headers = { authorization: `Bearer ${tokenOf(code)}` };
  const began = performance.now();
  await inLanes(wanted, async ({ file }) => {
    const response = await fetch(`${platform.baseUrl}/files/${file!.id}`, { headers });
    const { byteLength } = await response.arrayBuffer();
    if (byteLength !== file!.size) throw new Error(`${response.status}, ${byteLength} bytes`);
  });
  return { took: performance.now() - began };
}

async function inLanes<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
