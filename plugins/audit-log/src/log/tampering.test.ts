/** What somebody with access to the files could do, and what the check says of it. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './entry-line.ts';
import { makeLog, record, verdict } from './log.fixture.ts';

let log: Awaited<ReturnType<typeof makeLog>>;
let lines: string[];
beforeEach(async () => {
  log = await makeLog();
  for (const name of ['one', 'two', 'three', 'four']) await log.writer.append(record(name));
  lines = (await log.content()).trimEnd().split('\n');
});
afterEach(() => rm(log.path, { recursive: true }));

async function tampered(change: (lines: string[]) => readonly string[]): Promise<string> {
  const [file] = await log.files();
  await writeFile(
    file!,
    change([...lines])
      .map((line) => `${line}\n`)
      .join(''),
  );
  return verdict(await log.reader.check());
}

/** An entry with its right digest. */
function forged(line: string, change: object): string {
  const entry = { ...JSON.parse(line).entry, ...change };
  return canonicalJson({ entry, hash: sha256(canonicalJson(entry)) });
}

const at = (index: number, line: string) => (all: string[]) =>
  all.map((each, place) => (place === index ? line : each));

const other = { 'zh-CN': '没做', en: 'Did nothing' };

test.each<[string, (all: string[]) => readonly string[], string]>([
  ['nothing', (all) => all, 'whole 5'],
  ['a word', (all) => at(2, all[2]!.replace('Did two', 'Did ten'))(all), 'broken after 2: altered at line 3'],
  ['a digest', (all) => at(2, all[2]!.replace(/[0-9a-f]"}$/, 'x"}'))(all), 'broken after 2: unreadable at line 3'],
  ['spaces', (all) => at(2, all[2]!.replace('{"entry":', '{"entry": '))(all), 'broken after 2: unreadable at line 3'],
  [
    'a member twice',
    (all) => at(2, all[2]!.replace('"format":1', '"format":1,"format":1'))(all),
    'broken after 2: unreadable at line 3',
  ],
  [
    'a word and its digest',
    (all) => at(2, forged(all[2]!, { sentence: other }))(all),
    'broken after 3: unlinked at line 4',
  ],
  ['an entry removed', (all) => all.filter((_, index) => index !== 2), 'broken after 2: missing at line 3'],
  ['the first removed', (all) => all.slice(1), 'whole 4'],
  ['an entry twice', (all) => [...all.slice(0, 3), all[2]!, ...all.slice(3)], 'broken after 3: out-of-order at line 4'],
  [
    'an entry put in',
    (all) => [...all.slice(0, 3), forged(all[3]!, { sentence: other }), ...all.slice(3)],
    'broken after 4: out-of-order at line 5',
  ],
  ['two exchanged', (all) => [all[0]!, all[2]!, all[1]!, ...all.slice(3)], 'broken after 1: missing at line 2'],
  [
    'another log',
    (all) => at(3, forged(all[3]!, { log: '00000000-0000-4000-8000-000000000000' }))(all),
    'broken after 3: other-log at line 4',
  ],
  [
    'a beginning of its own',
    (all) => at(0, forged(all[0]!, { previous: 'a'.repeat(64) }))(all),
    'broken after 0: unlinked at line 1',
  ],
  [
    'a line that was never torn',
    (all) => [
      ...all,
      forged(all[4]!, { number: 6, previous: JSON.parse(all[4]!).hash, torn: { bytes: 1, sha256: 'a'.repeat(64) } }),
    ],
    'broken after 5: missing at line 6',
  ],
  // The chain alone cannot tell: for that there are checkpoints, and exports that are kept elsewhere.
  ['the end cut off', (all) => all.slice(0, 3), 'whole 3'],
])('%s', async (_, change, expected) => {
  expect(await tampered(change)).toBe(expected);
});

test('a line without an end is not read to its end', async () => {
  const [file] = await log.files();
  await writeFile(file!, `${await readFile(file!, 'utf8')}${'['.repeat(3_000_000)}`);
  expect(verdict(await log.reader.check())).toBe('broken after 5: unreadable at line 6');
});
