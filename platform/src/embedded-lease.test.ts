import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Lease, takeLease } from './embedded-lease.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lease-'));
  folder = join(home, 'platform', 'database');
});
afterEach(() => rm(home, { recursive: true }));

const own = (lease: Lease) => {
  if (!lease.isOwn) throw new Error('it is not its own');
  return lease;
};
const held = (lease: Lease) => {
  if (lease.isOwn) throw new Error('it is its own');
  return lease;
};

test('the second one finds the first, before and after that answers, and learns of its end', async () => {
  const first = own(await takeLease(folder));
  const early = held(await takeLease(folder));
  first.tell(4711);
  const late = held(await takeLease(folder));
  expect(await Promise.all([early.port, late.port])).toEqual([4711, 4711]);
  await first.release();
  await Promise.all([early.ended, late.ended]);
  await own(await takeLease(folder)).release();
});

test('of many at the same time one gets it', async () => {
  const leases = await Promise.all(Array.from({ length: 8 }, () => takeLease(folder)));
  const [first, ...more] = leases.filter((lease) => lease.isOwn);
  expect(more).toEqual([]);
  await first?.release();
});

test('a holder that ends before it answers tells no port', async () => {
  const first = own(await takeLease(folder));
  const { port } = held(await takeLease(folder));
  await first.release();
  await expect(port).rejects.toThrow('ended');
});

test('a killed process holds nothing', async () => {
  const child = fork(fileURLToPath(new URL('./embedded-lease.child.ts', import.meta.url)), [folder]);
  await once(child, 'message');
  const lease = held(await takeLease(folder));
  child.kill('SIGKILL');
  await lease.ended;
  await own(await takeLease(folder)).release();
});

test('a folder whose path is too long for a socket', async () => {
  const deep = join(home, 'long'.repeat(30), 'database');
  const first = own(await takeLease(deep));
  first.tell(1);
  expect(await held(await takeLease(deep)).port).toBe(1);
  await first.release();
});
