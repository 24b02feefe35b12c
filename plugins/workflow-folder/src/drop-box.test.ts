import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PARTY_A, PARTY_B, SharedFolder } from './shared-folder.fixture.ts';

let folder: SharedFolder;
beforeEach(() => {
  folder = new SharedFolder();
});
afterEach(() => folder.dispose());

const PENDING = { list: 'pending', page: 1, pageSize: 10 } as const;
const SIDECAR = { name: '采购合同', initiator: PARTY_A, recipients: [PARTY_B], endAt: '2025-05-29T00:00:00+08:00' };
const drop = (name: string, contents: string) => writeFileSync(join(folder.root, 'drop', name), contents);
const dropped = () => readdirSync(join(folder.root, 'drop'));

test('a PDF with what is to be done about it becomes one contract, however many programs look', async () => {
  const programs = [PARTY_A, PARTY_B, PARTY_B, PARTY_B].map((party) => folder.program(party));
  const [, b] = programs;
  await b!.counts();
  drop('采购.pdf', '%PDF one');
  expect((await b!.inbox(PENDING)).total).toBe(0);
  drop('采购.json', `\uFEFF${JSON.stringify(SIDECAR)}`);
  await Promise.all(programs.map((program) => program.counts()));

  const { items, total } = await b!.inbox(PENDING);
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    name: '采购合同',
    initiator: PARTY_A,
    state: 'pendingReceive',
    endAt: new Date(SIDECAR.endAt),
    file: { name: '采购.pdf', size: 8 },
  });
  expect(dropped()).toEqual([]);
  expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
});

test('the same text for another contract makes another', async () => {
  const b = folder.program(PARTY_B);
  await b.counts();
  for (const contents of ['%PDF one', '%PDF two']) {
    drop('c.pdf', contents);
    drop('c.json', JSON.stringify(SIDECAR));
    await b.counts();
  }
  expect((await b.inbox(PENDING)).total).toBe(2);
});

test.each([
  ['no JSON', '{', 'does not say all'],
  ['no recipients', JSON.stringify({ ...SIDECAR, recipients: [] }), 'does not say all'],
  ['no date', JSON.stringify({ ...SIDECAR, endAt: 'soon' }), 'does not say all'],
  ['an unknown business type', JSON.stringify({ ...SIDECAR, bizType: 'other' }), 'biz-type'],
  [
    'nobody who signs',
    JSON.stringify({ ...SIDECAR, recipients: [{ ...PARTY_B, role: 'cc' }] }),
    'names nobody who signs',
  ],
])('%s: nothing is taken, a file says why, until it is mended', async (_, sidecar, reason) => {
  const b = folder.program(PARTY_B);
  await b.counts();
  drop('c.pdf', '%PDF');
  drop('c.json', sidecar);
  expect((await b.inbox(PENDING)).total).toBe(0);
  expect(readFileSync(join(folder.root, 'drop', 'c.problem.txt'), 'utf8')).toContain(
    reason.replace('biz-type', 'other'),
  );
  expect(existsSync(join(folder.root, 'drop', 'c.pdf'))).toBe(true);
  drop('c.json', JSON.stringify(SIDECAR));
  expect((await b.inbox(PENDING)).total).toBe(1);
  expect(dropped()).toEqual([]);
});
