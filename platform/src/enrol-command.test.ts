import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigProblem } from './config/config-problem.ts';
import { readConfig } from './config/read-config.ts';
import { takeLease } from './embedded-lease.ts';
import { enrol } from './enrol-command.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-enrol-'));
  file = join(folder, 'notes.pem');
  writeFileSync(file, 'no certificate');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (settings: Readonly<Record<string, string>>, ...words: string[]) =>
  enrol(words, readConfig({ SEALWRIGHT_PLATFORM_DATA: folder, ...settings }), () => {});

/** With authorities that name companies no certificate is needed. */
const VOUCHED = { SEALWRIGHT_PLATFORM_AUTHORITIES: '/ca', SEALWRIGHT_PLATFORM_COMPANY_CODE: '2.5.4.97' };

test.each<[string, Record<string, string>, () => string[], RegExp]>([
  ['no certificate', {}, () => ['--code', 'A', '--name', '甲'], /^enrol --code CODE/],
  ['another option', {}, () => ['--help'], /^enrol --code CODE/],
  [
    'a file that is none',
    {},
    () => ['--code', 'A', '--name', '甲', '--certificate', file],
    /notes\.pem holds no certificate/,
  ],
  ['a code of 101 characters', VOUCHED, () => ['--code', 'x'.repeat(101), '--name', '甲'], /^--code has more than 100/],
  ['a name of 201 characters', VOUCHED, () => ['--code', 'A', '--name', '甲'.repeat(201)], /^--name has more than 200/],
])('%s: one sentence', async (_, settings, words, sentence) => {
  const enrolling = run(settings, ...words());
  await expect(enrolling).rejects.toThrow(sentence);
  await expect(enrolling).rejects.toBeInstanceOf(ConfigProblem);
});

test('an embedded database that a platform has open is left alone; afterwards it works, and says so', async () => {
  const words = ['--code', 'A', '--name', '甲方有限公司'];
  const lease = await takeLease(join(folder, 'database'));
  try {
    await expect(run(VOUCHED, ...words)).rejects.toThrow(/end it first/);
  } finally {
    if (lease.isOwn) await lease.release();
  }
  expect(await run(VOUCHED, ...words)).toBe('A 甲方有限公司: enrolled, with 0 certificates');
  expect(await run(VOUCHED, ...words)).toBe('A 甲方有限公司: enrolled, with 0 certificates');
});
