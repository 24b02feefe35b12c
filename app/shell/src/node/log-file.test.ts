import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './log-file.ts';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-log-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const entry = (message: string) => ({ time: new Date(0), plugin: 'host', level: 'info' as const, message });

test('one JSON object a line, whatever the message holds, for its user only', () => {
  const log = new LogFile(profile, 'shell');
  log.write(entry('two\nlines'));
  log.write({ ...entry('with data'), data: { code: 'a.b', count: 2 } });
  const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: '1970-01-01T00:00:00.000Z', level: 'info', plugin: 'host', message: 'two\nlines' },
    { time: '1970-01-01T00:00:00.000Z', level: 'info', plugin: 'host', message: 'with data', code: 'a.b', count: 2 },
  ]);
  if (process.platform !== 'win32') expect(statSync(log.path).mode & 0o777).toBe(0o600);
});

test('a file that has grown becomes the old one, and there are never more than two', () => {
  const log = new LogFile(profile, 'shell');
  for (let n = 0; n < 1_200; n++) log.write(entry(`${n} ${'x'.repeat(4_000)}`));
  expect(readdirSync(join(profile, 'logs')).sort()).toEqual(['shell.log', 'shell.log.old']);
  expect(readFileSync(log.path, 'utf8')).toContain('"1199 ');
  expect(statSync(log.path).size + statSync(`${log.path}.old`).size).toBeLessThan(2.2 * 1024 * 1024);
});

test('goes on in the file of an earlier process', () => {
  new LogFile(profile, 'shell').write(entry('first'));
  new LogFile(profile, 'shell').write(entry('second'));
  expect(readFileSync(new LogFile(profile, 'shell').path, 'utf8')).toMatch(/first.*\n.*second/);
});

test('a text without end is cut', () => {
  const log = new LogFile(profile, 'shell');
  log.write(entry('x'.repeat(100_000)));
  expect(statSync(log.path).size).toBeLessThan(5_000);
});

test('a log that cannot be written harms nobody', () => {
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'logs'), 'a file in the place of the folder');
  expect(() => new LogFile(profile, 'shell').write(entry('lost'))).not.toThrow();
});
