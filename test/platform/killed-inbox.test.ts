/** 我的签署 as a program that is killed by SIGKILL, in a download, in an upload, and between two of its queued actions. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DRAFT } from '../../platform/src/testing/contracts.ts';
import { newEmbeddedDatabase, PlatformLab } from '../../platform/src/testing/index.ts';
import { sha256 } from './demo-company-client.ts';
import { Gate, type Stop } from './gate.ts';
import type { InboxOrder, InboxOutcome } from './inbox-program.ts';

const PROGRAM = fileURLToPath(new URL('./inbox-program.ts', import.meta.url));
const MiB = 1024 * 1024;
/** Behind the second mark of how much is on the disk, and before the third. */
const CUT = 9.5 * MiB;
const CONTRACT = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(11 * MiB, 'a contract ')]);

const folder = mkdtempSync(join(tmpdir(), 'sealwright-killed-inbox-'));
let lab: PlatformLab;
let gate: Gate;
let program: ChildProcess | undefined;
let order: InboxOrder;
beforeAll(async () => {
  lab = await PlatformLab.open({ database: await newEmbeddedDatabase() });
  gate = await Gate.open(await lab.listen());
  const { chain, keyFile } = await lab.enrol('YI');
  const encoded = chain.map((each) => Buffer.from(each).toString('base64'));
  order = { folder, code: 'YI', address: gate.address, chain: encoded, keyFile };
});
afterAll(async () => {
  program?.kill('SIGKILL');
  await gate?.close();
  await lab?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const start = (more: Partial<InboxOrder> = {}) => {
  gate.passed = [];
  program = fork(PROGRAM, [JSON.stringify({ ...order, ...more })]);
  return program;
};
/** Runs it until the gate has stopped something, and `isThere`; then it is killed. */
async function killedAt(stops: Gate['stops'], more: Partial<InboxOrder> = {}, isThere = () => true): Promise<void> {
  gate.stops = stops;
  const stopped = new Promise<void>((resolve) => {
    gate.onStop = resolve;
  });
  const child = start(more);
  const gone = once(child, 'exit');
  const early = gone.then(([code]) => Promise.reject(new Error(`it ended with ${code} and was not killed`)));
  await Promise.race([stopped, early]);
  await expect.poll(isThere).toBe(true);
  child.kill('SIGKILL');
  early.catch(() => {});
  await gone;
}
const passed = (request: RegExp) => gate.passed.filter((each) => request.test(each.request));
/** How much of the file is safely on the disk, by its sidecar. */
const marked = (): number => {
  const [sidecar] = globSync('files/**/*.part.json', { cwd: folder });
  try {
    return JSON.parse(readFileSync(join(folder, sidecar!), 'utf8')).offset;
  } catch {
    return 0; // none yet, or it is just being written
  }
};

test('what was under way is finished after each start, and nothing is done or sent twice', {
  timeout: 120_000,
}, async () => {
  const jia = await lab.company('JIA');
  const { id: uploadId } = await jia.upload(CONTRACT);
  const recipients = [{ code: 'YI', name: 'YI公司', role: 'signer', order: 1 }];
  const { body: draft } = await jia.post('/drafts', { body: { ...DRAFT, recipients, uploadId } });
  const { body: voucher } = await jia.post(`/drafts/${draft.id}/submit`, { etag: draft.etag });
  const base = join(folder, 'base.pdf');
  writeFileSync(base, CONTRACT);

  const inDownload: Gate['stops'] = (request): Stop | undefined => (/^GET .*\/files\//.test(request) ? CUT : undefined);
  await killedAt(inDownload, { begins: { voucher: voucher.id, base } }, () => marked() >= 8 * MiB);
  const onDisk = marked();
  expect(onDisk).toBeLessThanOrEqual(CUT);
  expect(passed(/\/receive$/)).toHaveLength(1);
  expect(passed(/^PATCH/)).toEqual([]);

  const inUpload: Gate['stops'] = (request, before) =>
    /^PATCH/.test(request) && before.filter((each) => /^PATCH/.test(each.request)).length === 2 ? 'hold' : undefined;
  await killedAt(inUpload);
  expect(passed(/^GET .*\/files\//)).toMatchObject([
    { headers: { range: `bytes=${onDisk}-` }, received: CONTRACT.length - onDisk },
  ]);
  const first = passed(/^PATCH/);
  const arrived = first.reduce((sum, { sent }) => sum + sent, 0);

  await killedAt((request) => (/\/sign$/.test(request) ? 'hold-answer' : undefined));
  expect(passed(/^GET .*\/files\//)).toEqual([]);
  const second = passed(/^PATCH/);
  const signed = await lab.platform.vouchers.get('YI', voucher.id);
  expect(signed.state).toBe('signed');
  expect(second[0]?.headers['upload-offset']).toBe(String(arrived));
  expect(arrived + second.reduce((sum, { sent }) => sum + sent, 0)).toBe(signed.file!.size);
  const [told] = passed(/\/sign$/);

  gate.stops = () => undefined;
  const [outcome] = (await once(start(), 'message')) as [InboxOutcome];
  expect(outcome).toEqual({ done: ['sign', 'send'], refused: [] });
  expect(passed(/^PATCH|^GET .*\/files\//)).toEqual([]);
  expect(passed(/\/sign$/).map(({ headers }) => headers['idempotency-key'])).toEqual([
    told!.headers['idempotency-key'],
  ]);
  const { state, file } = await lab.platform.vouchers.get('YI', voucher.id);
  expect({ state, file }).toEqual({ state: 'completed', file: signed.file });
  const events = (await lab.platform.vouchers.events('YI', voucher.id)).filter(({ actor }) => actor?.code === 'YI');
  expect(events.map(({ type }) => type)).toEqual(['received', 'signed', 'sent']);
  const kept = globSync(`files/**/*${sha256(CONTRACT)}.pdf`, { cwd: folder }).map((name) => join(folder, name));
  expect(kept).toHaveLength(1);
  expect(readFileSync(kept[0]!).equals(CONTRACT)).toBe(true);
  expect(globSync('files/**/*.part*', { cwd: folder })).toEqual([]);
  expect(lab.faults).toEqual([]);
});
