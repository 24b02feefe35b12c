import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoreDefinition } from '../api/services/storage.ts';
import {
  createProfileStorage,
  StorageBadName,
  StorageDamaged,
  StorageFailed,
  StorageInvalid,
  StorageNewer,
} from './index.ts';

const childEntry = fileURLToPath(new URL('./store-writer.child.ts', import.meta.url));

interface Counter {
  n: number;
}
const counter: StoreDefinition<Counter> = {
  version: 1,
  schema: Type.Object({ n: Type.Integer() }, { additionalProperties: false }),
  initial: { n: 0 },
};

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'sealwright-storage-'));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

const storage = () => createProfileStorage(profile).forPlugin('test');
const file = (name: string) => join(profile, 'plugins', 'test', name);
const child = (job: string, name: string): ChildProcess => fork(childEntry, [job, profile, name], { execArgv: [] });

describe('a store', () => {
  it('gives the initial contents until the first update, and never the same object twice', async () => {
    const store = storage().store('counter', counter);
    const first = await store.read();
    first.n = 99;
    expect(await store.read()).toEqual({ n: 0 });
    expect(counter.initial).toEqual({ n: 0 });
    expect(await store.update(({ n }) => ({ n: n + 1 }))).toEqual({ n: 1 });
    expect(await storage().store('counter', counter).read()).toEqual({ n: 1 });
    expect(JSON.parse(await readFile(file('counter.json'), 'utf8'))).toEqual({ version: 1, data: { n: 1 } });
  });

  // Windows keeps no POSIX modes; a user's profile is private there by its access list.
  it.skipIf(process.platform === 'win32')('is readable by its user only', async () => {
    await storage()
      .store('counter', counter)
      .update(() => ({ n: 1 }));
    expect((await stat(file('.'))).mode & 0o777).toBe(0o700);
    expect((await stat(file('counter.json'))).mode & 0o777).toBe(0o600);
  });

  it('loses no update of one process, through one object or several', async () => {
    const stores = [storage().store('counter', counter), storage().store('counter', counter)];
    await Promise.all(Array.from({ length: 40 }, (_, i) => stores[i % 2]!.update(({ n }) => ({ n: n + 1 }))));
    expect(await stores[0]!.read()).toEqual({ n: 40 });
  });

  it('refuses contents that do not fit, and leaves the file as it is', async () => {
    const store = storage().store('counter', counter);
    await store.update(() => ({ n: 7 }));
    const before = await readFile(file('counter.json'));
    const refused = await store.update(() => ({ n: 0.5 })).catch((error: unknown) => error);
    expect(StorageInvalid.is(refused) && refused.data).toEqual({ store: 'test/counter', place: '/n' });
    const unspeakable = storage().store<unknown>('counter', { version: 1, schema: Type.Unknown(), initial: null });
    await expect(unspeakable.update(() => 1n)).rejects.toSatisfy(StorageInvalid.is);
    expect(await readFile(file('counter.json'))).toEqual(before);
  });

  it('passes on what the change throws, and takes further updates', async () => {
    const store = storage().store('counter', counter);
    const fault = new Error('no');
    await expect(
      store.update(() => {
        throw fault;
      }),
    ).rejects.toBe(fault);
    expect(await store.update(() => ({ n: 2 }))).toEqual({ n: 2 });
    expect((await readdir(file('.'))).sort()).toEqual(['counter.json']);
  });
});

describe('versions', () => {
  const third: StoreDefinition<{ total: number; unit: string }> = {
    version: 3,
    schema: Type.Object({ total: Type.Integer(), unit: Type.String() }, { additionalProperties: false }),
    initial: { total: 0, unit: 'mm' },
    migrations: {
      1: (old) => ({ total: (old as Counter).n }),
      2: (old) => ({ ...(old as object), unit: 'mm' }),
    },
  };

  it('migrates step by step, writing only at the next update', async () => {
    await storage()
      .store('counter', counter)
      .update(() => ({ n: 5 }));
    const before = await readFile(file('counter.json'));
    const store = storage().store('counter', third);
    expect(await store.read()).toEqual({ total: 5, unit: 'mm' });
    expect(await readFile(file('counter.json'))).toEqual(before);
    await store.update((now) => ({ ...now, total: now.total + 1 }));
    expect(JSON.parse(await readFile(file('counter.json'), 'utf8'))).toEqual({
      version: 3,
      data: { total: 6, unit: 'mm' },
    });
  });

  it('names a migration that fails or is missing', async () => {
    await storage()
      .store('counter', counter)
      .update(() => ({ n: 5 }));
    const { migrations: _, ...without } = third;
    await expect(storage().store('counter', without).read()).rejects.toSatisfy(StorageInvalid.is);
    const faulty = { ...third, migrations: { ...third.migrations, 2: () => ({ total: 'many' }) } };
    await expect(storage().store('counter', faulty).read()).rejects.toSatisfy(StorageInvalid.is);
  });

  it('touches nothing that a later version wrote', async () => {
    await storage()
      .store('counter', third)
      .update(() => ({ total: 1, unit: 'pt' }));
    const before = await readFile(file('counter.json'));
    const old = storage().store('counter', counter);
    await expect(old.read()).rejects.toSatisfy(StorageNewer.is);
    const refused = await old.update(() => ({ n: 1 })).catch((error: unknown) => error);
    expect(StorageNewer.is(refused) && refused.data).toEqual({ store: 'test/counter', found: 3, known: 1 });
    expect(await readFile(file('counter.json'))).toEqual(before);
  });
});

describe('a damaged file', () => {
  it.each([
    ['cut off', '{"version": 1, "data": {"n"'],
    ['empty', ''],
    ['zeros', '\0'.repeat(64)],
    ['no envelope', '[1, 2]'],
    ['no version', '{"version": "1", "data": {"n": 3}}'],
  ])('(%s) is kept beside, reported once, then replaced', async (_, text) => {
    const store = storage().store('counter', counter);
    await store.update(() => ({ n: 1 }));
    await writeFile(file('counter.json'), text);
    const error = await store.read().catch((thrown: unknown) => thrown);
    if (!StorageDamaged.is(error)) throw error;
    expect(error.data.kept).toMatch(/^counter\.json\.damaged-\d{8}T\d+Z$/);
    expect(await readFile(file(error.data.kept), 'utf8')).toBe(text);
    expect(await store.read()).toEqual({ n: 0 });
    expect(await store.update(({ n }) => ({ n: n + 1 }))).toEqual({ n: 1 });
    expect(await readFile(file(error.data.kept), 'utf8')).toBe(text);
  });

  it('is not overwritten by an update either', async () => {
    const store = storage().store('counter', counter);
    await store.update(() => ({ n: 1 }));
    await writeFile(file('counter.json'), '{');
    await expect(store.update(() => ({ n: 2 }))).rejects.toSatisfy(StorageDamaged.is);
    expect((await readdir(file('.'))).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
  });
});

describe('names', () => {
  it.each([
    '',
    '..',
    '../other',
    'a/b',
    'a\\b',
    'A',
    '.hidden',
    'a..b',
    'a.',
    'con',
    'nul.x',
    'a\0',
    '盖章',
    'x'.repeat(101),
  ])('refuses %j as plugin or store', (name) => {
    expect(() => createProfileStorage(profile).forPlugin(name)).toThrow(StorageBadName({ name }));
    expect(() => storage().store(name, counter)).toThrow(StorageBadName({ name }));
  });

  it('keeps plugins apart', async () => {
    const profileStorage = createProfileStorage(profile);
    await profileStorage
      .forPlugin('acme.token')
      .store('counter', counter)
      .update(() => ({ n: 3 }));
    expect(await profileStorage.forPlugin('acme').store('counter', counter).read()).toEqual({ n: 0 });
  });

  it('says what the system says when the folder cannot be made', async () => {
    await writeFile(join(profile, 'plugins'), 'a file in the way');
    const error = await storage()
      .store('counter', counter)
      .read()
      .catch((thrown: unknown) => thrown);
    expect(StorageFailed.is(error) && error.data.reason).toMatch(/^E[A-Z]+$/);
  });
});

describe('between processes', () => {
  it('loses none of 400 updates by two processes', async () => {
    const exits = await Promise.all([child('count', 'counter'), child('count', 'counter')].map((c) => once(c, 'exit')));
    expect(exits.map(([code]) => code)).toEqual([0, 0]);
    expect(await storage().store('counter', counter).read()).toEqual({ n: 400 });
  });

  it('leaves the old or the new contents whole when a writer is killed', async () => {
    const round = async (index: number) => {
      const writer = child('fill', `filled-${index}`);
      let acknowledged = 0;
      writer.on('message', (n) => {
        acknowledged = Number(n);
      });
      await once(writer, 'message');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const { data } = JSON.parse(await readFile(file(`filled-${index}.json`), 'utf8'));
      expect(data.n).toBeGreaterThanOrEqual(acknowledged);
      expect(data.filling).toHaveLength(4_000);
      expect(new Set(data.filling)).toEqual(new Set([`number ${data.n}`]));
    };
    for (let index = 0; index < 24; index += 2) await Promise.all([round(index), round(index + 1)]);
  });

  it('outlives the lock of a killed writer and removes what it left behind', async () => {
    const holder = child('hold', 'held');
    await once(holder, 'message');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file('held.json.lock'), longAgo, longAgo);
    await writeFile(file('held.json.123456'), 'half a docu');
    const store = storage().store<unknown>('held', { version: 1, schema: Type.Unknown(), initial: null });
    expect(await store.update(() => 'free')).toBe('free');
    expect(await readdir(file('.'))).toEqual(['held.json']);
  });
});
