import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSystemCheck } from '@sealwright/core/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkClock } from './clock.ts';

const MINUTE = 60_000;
const profile = mkdtempSync(join(tmpdir(), 'sealwright-clock-'));
const folder = join(profile, 'system-check');
let server: Server;
let address: string;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'last.json'), '{}');
  server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(profile, { recursive: true, force: true });
});

const off = (milliseconds: number) => () => new Date(Date.now() + milliseconds);
const verdict = async (question: Parameters<typeof checkClock>[0]) => (await checkClock(question))[0]?.verdict;

test('a clock that agrees with the server is right', async () => {
  expect(await verdict({ address, folder })).toBe('passed');
});

test.each([
  ['ahead', 10 * MINUTE, 'warning', '快了 10 分钟'],
  ['behind', -10 * MINUTE, 'warning', '慢了 10 分钟'],
  ['days behind', -3 * 24 * 60 * MINUTE, 'failed', '慢了 4320 分钟'],
] as const)('a clock that is %s is told by how much', async (_, by, expected, words) => {
  const [finding] = await checkClock({ address, folder, now: off(by) });
  expect(finding).toMatchObject({ verdict: expected, sentence: { 'zh-CN': expect.stringContaining(words) } });
});

test('without an address nobody is asked, and nothing is called right', async () => {
  const [finding] = await checkClock({ address: undefined, folder });
  expect(finding).toMatchObject({
    verdict: 'not-checked',
    sentence: { en: expect.stringMatching(/nobody was asked/) },
  });
});

test('a server that is away is no reason to trust the clock', async () => {
  const [finding] = await checkClock({ address: 'http://127.0.0.1:9/', folder });
  expect(finding).toMatchObject({ verdict: 'not-checked', sentence: { en: expect.stringMatching(/did not answer/) } });
});

test('a clock behind files that are there already was set back', async () => {
  const written = new Date('2026-11-22T08:00:00Z');
  utimesSync(join(folder, 'last.json'), written, written);
  const at = (time: string) => verdict({ address: undefined, folder, now: () => new Date(time) });
  expect(await at('2026-11-22T07:30:00Z')).toBe('warning');
  expect(await at('2025-01-01T00:00:00Z')).toBe('failed');
  expect(await at('2026-11-22T09:00:00Z')).toBe('not-checked');
});

describeSystemCheck({
  data: manifest.sealwright.contributes.systemChecks.find(({ id }) => id === 'clock'),
  circumstances: {
    'a right clock': () => ({ check: (signal) => checkClock({ address, folder, signal }) }),
    'a wrong clock': () => ({ check: (signal) => checkClock({ address, folder, signal, now: off(9 * MINUTE) }) }),
    'no address': () => ({ check: (signal) => checkClock({ address: undefined, folder, signal }) }),
  },
});
