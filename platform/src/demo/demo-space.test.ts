import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openEmbeddedDatabase } from '../database/index.ts';
import { Blobs, openStorage } from '../files/index.ts';
import { certificatesOf } from '../sessions/index.ts';
import { Vouchers } from '../vouchers/index.ts';
import { DemoSpace, type DemoSpaceFile } from './index.ts';

let database: Database;
let vouchers: Vouchers;
let blobs: Blobs;
let home: string;
let folder: string;
beforeAll(async () => {
  database = await openEmbeddedDatabase();
  vouchers = new Vouchers(database);
  home = await mkdtemp(join(tmpdir(), 'demo-space-'));
  blobs = new Blobs(await openStorage({ kind: 'folder', folder: join(home, 'files') }));
});
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'space-'));
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true });
});

const contract = (key: string, received: readonly string[] = []): DemoSpaceFile['contracts'][number] => ({
  ...{ key, name: key, bizType: 'contract', file: 'contracts/a.pdf', initiator: 'A', received, days: 30 },
  recipients: [
    { code: 'B', role: 'signer', order: 1 },
    { code: 'A', role: 'signer', order: 2 },
  ],
});
const parties = (certificate = 'AAAA') => [
  { code: 'A', name: 'Company A', certificates: [certificate] },
  { code: 'B', name: 'Company B', certificates: ['BBBB'] },
];

async function space(content: unknown): Promise<DemoSpace> {
  await mkdir(join(folder, 'contracts'), { recursive: true });
  await writeFile(join(folder, 'contracts/a.pdf'), '%PDF-1.7 made up');
  await writeFile(join(folder, 'demo.json'), JSON.stringify(content));
  return new DemoSpace({ database, vouchers, blobs, folder });
}

const names = async (party: string, tab: 'todo' | 'initiated') =>
  (await vouchers.list(party, { tab, page: 1, pageSize: 100 })).items.map(({ name }) => name);
const pending = async (party: string) =>
  (await vouchers.inbox(party, { list: 'pending', page: 1, pageSize: 100 })).items.map(({ name }) => name);

test('contracts stand in 待我办理 where they were received, else in the inbox; once', async () => {
  const content = { format: 1, parties: parties(), contracts: [contract('ready', ['B']), contract('new')] };
  await (await space(content)).prepare();
  await (await space(content)).prepare();
  expect(await names('B', 'todo')).toEqual(['ready']);
  expect(await pending('B')).toEqual(['new']);
  expect((await names('A', 'initiated')).sort()).toEqual(['new', 'ready']);
  const [voucher] = (await vouchers.list('B', { tab: 'todo', page: 1, pageSize: 10 })).items;
  expect(voucher?.file).toMatchObject({ name: 'a.pdf', size: 16 });
  expect(await blobs.size(voucher?.file?.sha256 ?? '')).toBe(16);
});

test('a file that says something new is read again: new keys, more contracts', async () => {
  const demo = await space({ format: 1, parties: parties(), contracts: [] });
  await demo.prepare();
  const before = await certificatesOf(database, 'A');
  await space({ format: 1, parties: parties('CCCC'), contracts: [contract('later')] });
  await demo.prepare();
  expect((await certificatesOf(database, 'A')).length).toBe(before.length + 1);
  expect(await pending('B')).toContain('later');
});

test('what was interrupted between draft and receipt is finished', async () => {
  const demo = await space({ format: 1, parties: parties(), contracts: [contract('cut', ['B'])] });
  const { act } = vouchers;
  vouchers.act = async () => {
    throw new Error('the process ended');
  };
  await expect(demo.prepare()).rejects.toThrow('the process ended');
  vouchers.act = act;
  await demo.prepare();
  expect((await names('B', 'todo')).filter((name) => name === 'cut')).toHaveLength(1);
  expect((await names('A', 'initiated')).filter((name) => name === 'cut')).toHaveLength(1);
});

test.each([
  ['another format', { format: 2, parties: [], contracts: [] }],
  ['a contract outside of the folder', { format: 1, parties: [], contracts: [{ ...contract('x'), file: '../x.pdf' }] }],
  ['more than it may say', { format: 1, parties: [], contracts: [], keys: [] }],
])('%s is refused', async (_, content) => {
  await expect((await space(content)).prepare()).rejects.toThrow('the demo space cannot be used');
});
