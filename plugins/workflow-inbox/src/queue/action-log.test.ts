import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ActionLog } from './action-log.ts';
import type { QueueRecord } from './queue-record.ts';

let folder: string;
let open: ActionLog[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-queue-'));
  open = [];
});
afterEach(async () => {
  for (const log of open) await log.dispose();
  await rm(folder, { recursive: true });
});

async function start(): Promise<ActionLog> {
  const log = await ActionLog.open(folder);
  open.push(log);
  return log;
}
const end = async (log: ActionLog) => {
  open.splice(open.indexOf(log), 1);
  await log.dispose();
};
const record = (key: string, more: Partial<QueueRecord> = {}): QueueRecord => ({
  key,
  place: { source: 's', account: 'a' },
  voucher: `voucher ${key}`,
  name: '测试合同',
  kind: 'withdraw',
  task: { kind: 'act', act: { kind: 'withdraw', reason: '条款有变' } },
  etag: 'e',
  at: Number(key.replace(/\D/g, '')) || 0,
  ...more,
});
const keys = (records: readonly QueueRecord[]) => records.map(({ key }) => key);

test('what is left behind is taken over in its order, with its moments; what is gone is not', async () => {
  const first = await start();
  const content = { name: 'n', bizType: 'b', recipients: [], endAt: new Date(1_000) };
  const file = { path: '/f', name: 'f', size: 1, sha256: 'a' };
  await first.put(record('2', { kind: 'create', task: { kind: 'create', content, file } }));
  await first.put(record('1'));
  await first.put(record('3'));
  await first.remove('3');
  await end(first);
  const next = await start();
  const taken = await next.adopt();
  expect(keys(taken)).toEqual(['1', '2']);
  expect(taken[1]?.task).toEqual({ kind: 'create', content, file });
  expect(await readdir(folder)).toHaveLength(1);
});

test('the log of a program that runs is nobody else’s', async () => {
  const first = await start();
  await first.put(record('1'));
  expect(await (await start()).adopt()).toEqual([]);
  expect(keys(first.records)).toEqual(['1']);
});

test('two programs that start at the same time share out what is left: nothing twice, nothing lost', async () => {
  for (let round = 0; round < 20; round++) {
    const old = await start();
    await Promise.all(Array.from({ length: 5 }, (_, index) => old.put(record(`${round}-${index}`))));
    await end(old);
    const [one, other] = [await start(), await start()];
    const taken = (await Promise.all([one.adopt(), other.adopt()])).flat();
    expect(new Set(keys(taken)).size).toBe(5);
    expect(taken).toHaveLength(5);
    for (const log of [one, other]) {
      await Promise.all(keys(log.records).map((key) => log.remove(key)));
      await end(log);
    }
  }
});

test('a log that was cut in the middle of a line gives all lines before it', async () => {
  const first = await start();
  await first.put(record('1'));
  await end(first);
  const [name] = await readdir(folder);
  await appendFile(join(folder, name!), '{"put":{"key":"2","pla');
  expect(keys(await (await start()).adopt())).toEqual(['1']);
});

test('a claim that was not brought to an end is claimed again', async () => {
  const gone = '00000000-0000-4000-8000-000000000000';
  const claimer = '11111111-1111-4111-8111-111111111111';
  const lines = [{ lease: join(folder, 'nobody') }, { put: record('1') }].map((line) => JSON.stringify(line));
  await writeFile(join(folder, `${gone}.log.${claimer}`), lines.join('\n'));
  expect(keys(await (await start()).adopt())).toEqual(['1']);
});

test('what is written at the same time shares its writes, and a long log gets short again', async () => {
  const log = await start();
  const before = log.writes;
  await Promise.all(Array.from({ length: 500 }, (_, index) => log.put(record(String(index)))));
  await Promise.all(Array.from({ length: 500 }, (_, index) => log.remove(String(index))));
  expect(log.writes - before).toBeLessThan(10);
  for (let index = 0; index < 1_200; index++) {
    void log.put(record(`again ${index}`));
    void log.remove(`again ${index}`);
  }
  await log.put(record('last'));
  await log.put(record('very last'));
  const [name] = await readdir(folder);
  expect((await readFile(join(folder, name!), 'utf8')).split('\n').length).toBeLessThan(20);
  await end(log);
  expect(keys(await (await start()).adopt())).toEqual(['last', 'very last']);
});
