import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeLog, record, verdict } from './log.fixture.ts';
import { LogWriter } from './log-writer.ts';

let log: Awaited<ReturnType<typeof makeLog>>;
beforeEach(async () => {
  log = await makeLog();
});
afterEach(() => rm(log.path, { recursive: true }));

const check = async () => verdict(await log.reader.check());

test('a log begins by saying so, and every entry follows the one before', async () => {
  expect(await check()).toBe('empty 0');
  await log.writer.append(record('one'));
  await log.writer.append(record('two'));
  expect(await check()).toBe('whole 3');
  const lines = (await log.content())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ entry }) => entry.event)).toEqual(['audit-log.began', 'test.done', 'test.done']);
  expect(lines.map(({ entry }) => entry.number)).toEqual([1, 2, 3]);
  expect(lines[2].entry.previous).toBe(lines[1].hash);
});

test('entries of several writers at once make one chain', async () => {
  const writers = [log.writer, log.again(), log.again()];
  const names = [...'abcdefgh'];
  await Promise.all(writers.flatMap((writer) => names.map((name) => writer.append(record(name)))));
  expect(await check()).toBe('whole 25');
});

test('a new file begins with the year and when one is full; the chain goes on', async () => {
  await rm(log.path, { recursive: true });
  let now = new Date('2026-12-31T23:59:00Z');
  log = await makeLog({ now: () => now, longestFile: 1_000 });
  await log.writer.append(record('one'));
  await log.writer.append(record('two'));
  now = new Date('2027-01-01T00:00:00Z');
  await log.writer.append(record('three'));
  expect((await log.files()).map((path) => path.slice(-21))).toEqual([
    'audit-2026-0001.jsonl',
    'audit-2027-0002.jsonl',
  ]);
  for (const name of 'abcd') await log.writer.append(record(name));
  expect((await log.files()).length).toBeGreaterThan(2);
  expect(await check()).toBe('whole 8');
  const numbers: number[] = [];
  for await (const { entry } of log.reader.newestFirst()) numbers.push(entry.number);
  expect(numbers).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

describe('after a crash in the middle of a line', () => {
  test('nothing but that line is lost, and the log says so', async () => {
    await log.writer.append(record('one'));
    const [file] = await log.files();
    await appendFile(file!, '{"entry":{"event":"test.do');
    expect(await check()).toBe('torn 2');
    await log.again().append(record('two'));
    expect(await check()).toBe('whole 4');
    expect(await log.content()).toContain('{"entry":{"event":"test.do\n');
  });

  test('a whole line that lacks only its end counts', async () => {
    await log.writer.append(record('one'));
    const [file] = await log.files();
    await truncate(file!, (await readFile(file!)).length - 1);
    expect(await check()).toBe('whole 2');
    await log.again().append(record('two'));
    expect(await check()).toBe('whole 3');
  });

  test('the very first line may be the one', async () => {
    await log.writer.append(record('one'));
    const [file] = await log.files();
    await writeFile(file!, '\0\0\0');
    await log.again().append(record('two'));
    expect(await check()).toBe('whole 2');
  });

  test('a line that is only said to be cut off is not forgiven', async () => {
    await log.writer.append(record('one'));
    const [file] = await log.files();
    await appendFile(file!, 'torn');
    await log.again().append(record('two'));
    await writeFile(file!, (await readFile(file!, 'utf8')).replace('torn\n', 'tore\n'));
    expect(await check()).toBe('broken after 2: unreadable at line 3');
  });
});

describe('nothing is added', () => {
  test('to a log whose end was altered', async () => {
    await log.writer.append(record('one'));
    const [file] = await log.files();
    await writeFile(file!, (await readFile(file!, 'utf8')).replace('Did one', 'Did two'));
    await expect(log.again().append(record('three'))).rejects.toMatchObject({ code: 'audit.broken' });
  });

  test('to a log that was cut back, or taken away, while the program runs', async () => {
    await log.writer.append(record('one'));
    await log.writer.append(record('two'));
    const [file] = await log.files();
    const lines = (await readFile(file!, 'utf8')).split('\n');
    await writeFile(file!, `${lines.slice(0, 2).join('\n')}\n`);
    await expect(log.writer.append(record('three'))).rejects.toMatchObject({ code: 'audit.broken' });
    await rm(file!);
    await expect(log.writer.append(record('three'))).rejects.toMatchObject({ code: 'audit.broken' });
  });

  test('where the system does not let it', async () => {
    const file = `${log.path}/file`;
    await writeFile(file, '');
    const writer = new LogWriter({ folder: async () => `${file}/inside` });
    await expect(writer.append(record('one'))).rejects.toMatchObject({ code: 'audit.unwritable' });
  });
});

test('a new log leaves the broken one as it is', async () => {
  await log.writer.append(record('one'));
  const [file] = await log.files();
  const altered = (await readFile(file!, 'utf8')).replace('Did one', 'Did two');
  await writeFile(file!, altered);
  const writer = log.again();
  await writer.beginAnew();
  await writer.append(record('three'));
  expect(await check()).toBe('whole 2');
  expect(await readFile(file!, 'utf8')).toBe(altered);
});

test('texts of strangers are bounded, and stay what they are', async () => {
  const facts = Array.from({ length: 50 }, (_, index) => ({
    title: { 'zh-CN': `${index}`, en: `${index}` },
    value: `\u0000\u202E\uD800${'签'.repeat(5_000)}`,
  }));
  await log.writer.append({ ...record('a\nb\tc'), facts });
  expect(await check()).toBe('whole 2');
  const { entry } = JSON.parse((await log.content()).trimEnd().split('\n')[1]!);
  expect(entry.sentence.en).toBe('Did a\nb c');
  expect(entry.facts).toHaveLength(20);
  expect(entry.facts[0].value.slice(0, 3)).toBe(' \uFFFD签');
});
