import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from '@sealwright/core/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PlatformChild, PlatformProcess, type PlatformProcessOptions } from './platform-process.ts';

function byHand<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

class FakeChild implements PlatformChild {
  readonly answering = byHand<number>();
  readonly ending = byHand<string>();
  readonly ready = this.answering.promise;
  readonly exited = this.ending.promise;
  readonly told: string[] = [];
  readonly environment: Record<string, string>;

  constructor(environment: Record<string, string>) {
    this.environment = environment;
  }

  end(): void {
    this.told.push('end');
    this.ending.resolve('exit code 0');
  }
  kill(): void {
    this.told.push('kill');
    this.ending.resolve('SIGKILL');
  }
}

let profile: string;
let children: FakeChild[];
let log: LogEntry[];
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'platform-process-'));
  children = [];
  log = [];
});
afterEach(() => rm(profile, { recursive: true }));

function open(options: Partial<PlatformProcessOptions> = {}): PlatformProcess {
  return new PlatformProcess({
    profile,
    log: (entry) => log.push(entry),
    launch: async (environment) => {
      const child = new FakeChild(environment);
      children.push(child);
      return child;
    },
    ...options,
  });
}

test('is started once for all who ask, and told its data and the demo', async () => {
  const platform = open();
  const asked = [platform.start({ demo: '/demo' }), platform.start({ demo: '/demo' })];
  await expect.poll(() => children.length).toBe(1);
  children[0]?.answering.resolve(4711);
  expect(await Promise.all(asked)).toEqual([
    { baseUrl: 'http://127.0.0.1:4711/api/v1' },
    { baseUrl: 'http://127.0.0.1:4711/api/v1' },
  ]);
  expect(await platform.start()).toEqual({ baseUrl: 'http://127.0.0.1:4711/api/v1' });
  expect(children).toHaveLength(1);
  expect(children[0]?.environment).toMatchObject({
    SEALWRIGHT_PLATFORM_DATA: join(profile, 'platform'),
    SEALWRIGHT_PLATFORM_DEMO: '/demo',
  });
});

test('one that ended is started anew by the next call', async () => {
  const platform = open();
  const first = platform.start();
  await expect.poll(() => children.length).toBe(1);
  children[0]?.answering.resolve(1);
  await first;
  children[0]?.ending.resolve('SIGSEGV');
  await expect.poll(() => log.map(({ data }) => data)).toEqual([{ reason: 'SIGSEGV' }]);
  const second = platform.start();
  await expect.poll(() => children.length).toBe(2);
  children[1]?.answering.resolve(2);
  expect(await second).toEqual({ baseUrl: 'http://127.0.0.1:2/api/v1' });
});

test('one that ends or hangs before it answers is an error, and the next call tries again', async () => {
  const platform = open({ patience: 50 });
  const ending = platform.start();
  await expect.poll(() => children.length).toBe(1);
  children[0]?.ending.resolve('exit code 1');
  await expect(ending).rejects.toMatchObject({ code: 'platform.not-started', data: { reason: 'exit code 1' } });
  await expect(platform.start()).rejects.toMatchObject({ data: { reason: 'timeout' } });
  expect(children[1]?.told).toEqual(['kill']);
  await expect(
    open({ launch: () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })) }).start(),
  ).rejects.toMatchObject({ data: { reason: 'ENOENT' } });
});

test('ends with its shell, also while it starts, and is not started after that', async () => {
  const platform = open();
  const starting = platform.start();
  starting.catch(() => {});
  await platform.dispose();
  expect(children.map(({ told }) => told)).toEqual([['end']]);
  await expect(starting).rejects.toMatchObject({ code: 'platform.not-started' });
  await expect(platform.start()).rejects.toMatchObject({ data: { reason: 'ending' } });
  await open().dispose();
  expect(children).toHaveLength(1);
});
