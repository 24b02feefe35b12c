/** The credential safe by the command line; Python reads its documents by the documentation alone. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PIN, WRONG_PIN } from '../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { smallPdf } from '../documents/small-pdf.ts';
import { CLI, CommandLine } from './command-line.ts';
import { makeTestKey } from './window/test-key.ts';

const PASSPHRASE = '保险柜的口令 2026';
const JUDGE = fileURLToPath(new URL('read-safe.py', import.meta.url));
const cli = new CommandLine();
afterAll(() => cli.dispose());

const SLOW = 120_000;
const folder = join(cli.profile, 'plugins/document-safe/safe');
const safe = (...words: string[]) => cli.run(['safe', ...words, '--pin-stdin'], `${PASSPHRASE}\n`);
const json = <T>(...words: string[]) => cli.json<T>(['safe', ...words, '--pin-stdin'], `${PASSPHRASE}\n`);
const list = async () => (await json<{ documents: { id: string; name: string }[] }>('list')).documents;

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(cli.path(name), bytes);
  return cli.path(name);
}

test('before it was made there is none, and a short passphrase makes none', { timeout: SLOW }, async () => {
  expect((await safe('list')).stderr).toContain('safe.missing');
  const short = await cli.run(['safe', 'create', '--pin-stdin'], '1234567\n');
  expect(short.code).toBe(1);
  expect(short.stderr).toContain('safe.passphrase-short');
  expect((await safe('list')).stderr).toContain('safe.missing');
});

test('documents go in, are listed, and come out as they were', { timeout: SLOW }, async () => {
  expect((await safe('create')).code).toBe(0);
  expect((await safe('create')).stderr).toContain('safe.exists');
  const contract = smallPdf(300_000);
  await json('add', file('采购合同.pdf', contract), file('b.pdf', smallPdf()));
  expect((await list()).map(({ name }) => name)).toEqual(['采购合同.pdf', 'b.pdf']);
  expect((await safe('export', '采购合同.pdf', '-o', 'out.pdf')).code).toBe(0);
  expect(readFileSync(cli.path('out.pdf')).equals(contract)).toBe(true);
  expect(execFileSync('qpdf', ['--check', cli.path('out.pdf')], { encoding: 'utf8' })).toContain('No syntax');
  expect((await safe('export', '采购合同.pdf', '-o', 'out.pdf')).stderr).toContain('file.exists');
  expect((await safe('export', 'c.pdf', '-o', 'c.pdf')).stderr).toContain('safe.document-missing');
});

test('another passphrase opens nothing, and nobody repeats it', { timeout: SLOW }, async () => {
  const { code, stdout, stderr } = await cli.run(['safe', 'list', '--pin-stdin'], 'another passphrase\n');
  expect(code).toBe(1);
  expect(stderr).toContain('safe.passphrase-wrong');
  expect(stdout + stderr).not.toMatch(/another passphrase|采购合同/);
});

test.skipIf(spawnSync('python3', ['-c', 'import cryptography']).status !== 0)(
  'Python reads a document by the documentation alone',
  { timeout: SLOW },
  async () => {
    const bytes = randomBytes(200_000);
    await json('add', file('任意.bin', bytes));
    const { id } = (await list()).find(({ name }) => name === '任意.bin')!;
    const read = execFileSync('python3', [JUDGE, folder, id], { input: PASSPHRASE });
    expect(createHash('sha256').update(read).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  },
);

test('the check names what was changed, and fails', { timeout: SLOW }, async () => {
  expect((await safe('check')).stdout).toContain('全部完好');
  const { id } = (await list())[0]!;
  const path = join(folder, `${id}.sealed`);
  const before = readFileSync(path);
  const changed = Buffer.from(before);
  changed[changed.length - 30]! ^= 1;
  writeFileSync(path, changed);
  const { code, stdout } = await safe('check');
  expect(code).toBe(1);
  expect(stdout).toMatch(/safe\.file-altered: “采购合同\.pdf”/);
  const refused = await safe('export', id, '-o', 'changed.pdf');
  expect(refused.stderr).toContain('safe.file-altered');
  expect(readdirSync(cli.folder).filter((name) => /changed|\.part$/.test(name))).toEqual([]);
  writeFileSync(path, before);
  expect((await safe('check')).code).toBe(0);
});

test('a program that is killed while it puts a document in loses none', { timeout: SLOW }, async () => {
  const before = await list();
  const large = file('large.pdf', randomBytes(150_000_000));
  const child = spawn(process.execPath, [CLI, 'safe', 'add', large, '--pin-stdin'], { env: cli.environment });
  child.stdin.end(`${PASSPHRASE}\n`);
  const isWriting = () => readdirSync(folder).some((name) => name.endsWith('.part'));
  while (!isWriting() && child.exitCode === null) await setTimeout(5);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  rmSync(large);
  expect(await list()).toEqual(before);
  expect((await safe('check')).code).toBe(0);
  await json('add', file('after.pdf', smallPdf()));
  expect((await list()).map(({ name }) => name)).toEqual([...before.map(({ name }) => name), 'after.pdf']);
});

test('two programs that put documents in at once lose none', { timeout: SLOW }, async () => {
  const paths = ['x1.pdf', 'x2.pdf', 'x3.pdf'].map((name) => file(name, smallPdf()));
  await Promise.all(paths.map((path) => json('add', path)));
  const names = (await list()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(paths.map((path) => basename(path))));
  expect((await safe('check')).code).toBe(0);
});

test('without a terminal and without a line to read it says so', { timeout: SLOW }, async () => {
  const { code, stderr } = await cli.run(['safe', 'list']);
  expect(code).toBe(1);
  expect(stderr).toContain('passphrase.unavailable');
});

describe('the key of 张三', () => {
  const made = makeTestKey(makePki(['rsa']));
  const key = made.into(cli.profile);
  const addKey = (name: string, ...lines: readonly string[]) =>
    cli.run(['safe', 'add-key', name, '--pin-stdin'], lines.map((line) => `${line}\n`).join(''));
  beforeAll(() => key.plugIn());
  afterAll(() => {
    key.end();
    made.end();
  });

  test('is not added without the passphrase, without its PIN, or where it is not there', {
    timeout: SLOW,
  }, async () => {
    const faults = [
      [await addKey('李四', PASSPHRASE, PIN), 'safe.key-not-found'],
      [await addKey('张三', 'another passphrase', PIN), 'safe.passphrase-wrong'],
      [await addKey('张三', PASSPHRASE), 'pin.empty'],
      [await addKey('张三', PASSPHRASE, WRONG_PIN), 'token.pin-incorrect'],
    ] as const;
    for (const [{ code, stdout, stderr }, fault] of faults) {
      expect(stderr).toContain(fault);
      expect(code).toBe(1);
      expect(stdout + stderr).not.toMatch(new RegExp(`another passphrase|${PASSPHRASE}|${WRONG_PIN}`));
    }
    const byKey = await cli.run(['safe', 'list', '--key', '张三', '--pin-stdin'], `${PIN}\n`);
    expect(byKey.stderr).toContain('safe.no-key');
  });

  test('is added with both, read line by line or typed, and opens the safe by its PIN', { timeout: SLOW }, async () => {
    expect(await addKey('张三', PASSPHRASE, PIN)).toMatchObject({ code: 0, stdout: expect.stringContaining('张三') });
    const typed = await cli.inTerminal(
      ['safe', 'add-key', key.serial],
      [
        ['凭证保险柜的口令：', PASSPHRASE],
        ['请输入 PIN 码：', PIN],
      ],
    );
    expect(typed.code).toBe(0);
    expect(typed.screen).not.toMatch(new RegExp(`${PASSPHRASE}|${PIN}`));
    const { documents } = await cli.json<{ documents: unknown[] }>(
      ['safe', 'list', '--key', '张三', '--pin-stdin'],
      `${PIN}\n`,
    );
    expect(documents.length).toBe((await list()).length);
  });
});
