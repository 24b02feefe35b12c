import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLI, CommandLine, type DemoData } from './command-line.ts';
import { pdfsig } from './foreign-judges.ts';

const cli = new CommandLine();
let key: DemoData['keys'][number];
let contract: string;

beforeAll(async () => {
  const demo = await cli.json<DemoData>(['demo']);
  key = demo.keys[0] as typeof key;
  contract = demo.contracts[0] as string;
}, 120_000);
afterAll(() => cli.dispose());

const sign = (out: string, ...more: string[]) => ['sign', contract, '--key', key.id, '--pin-stdin', '-o', out, ...more];
const tries = async () => (await cli.json<{ pin: { triesLeft: number } }[]>(['keys', 'list']))[0]?.pin.triesLeft;

describe('what the command line reads', () => {
  test("the shell's options may stand before the command", async () => {
    const { code, stdout } = await cli.run(['--json', '--lang', 'en', 'keys', 'list']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  test('the version', async () => {
    expect(await cli.run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^sealwright \d/) });
  });

  test('a point left of and above the page does not hide the options behind it', async () => {
    const out = cli.path('corner.pdf');
    const at = ['--mode', 'normal', '--at', '-5,-5', '--seal', '甲方公章'];
    const { code } = await cli.run(['sign', contract, ...at, '--key', key.id, '-o', out, '--pin-stdin'], key.pin);
    expect(code).toBe(0);
    expect(pdfsig(out)).toMatchObject([{ valid: true }]);
  });

  test.each([
    ['two pages for one', ['--page', '1', '--page', '2'], '只能写一次'],
    ['an option in place of a value', ['--seal', '--invisible'], '--seal'],
    ['a value where none belongs', ['--overwrite=yes'], '--overwrite'],
    ['an unknown language', ['--lang', 'fr'], 'fr'],
    ['a file descriptor that is none', ['--pin-fd', '99999999999'], '--pin-fd'],
  ])('%s is a wrong use, said in Chinese', async (_, words, said) => {
    const outcome = await cli.run(['sign', contract, '--mode', 'normal', '--key', key.id, '-o', 'never.pdf', ...words]);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('cli.usage');
    expect(outcome.stderr).toContain(said);
    expect(outcome.stderr).toContain('--help');
  });

  test.each([
    [['--at', 'foo'], '120mm,80mm'],
    [['--at', '1,1', '--page', '0'], '不小于 1'],
    [['--at', '1,1', '--hash', 'md5', '--format', 'pades'], 'sha256'],
  ])('%s is answered with what would do', async (words, said) => {
    const outcome = await cli.run(sign('never.pdf', '--mode', 'normal', ...words));
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(said);
    expect(outcome.stderr).not.toMatch(/must|pattern/);
  });

  test('an empty variable of the locale counts as none', async () => {
    const outcome = await cli.run(['verify'], '', { LC_ALL: '', LC_MESSAGES: '', LANG: 'en_GB.UTF-8' });
    expect(outcome.stderr).toContain('The argument FILE is missing');
  });
});

describe('where the signed file goes', () => {
  test.each([
    ['a folder that is not there', 'none/out.pdf', 'file.folder-missing'],
    ['a file in place of a folder', 'a-file/out.pdf', 'file.folder-missing'],
    ['a name that is too long', `${'长'.repeat(90)}.pdf`, 'file.name-too-long'],
    ['a folder', '.', 'file.is-a-folder'],
  ])('%s is refused with what to do', async (_, out, code) => {
    writeFileSync(cli.path('a-file'), '');
    const before = readdirSync(cli.folder);
    const outcome = await cli.run(sign(out, '--invisible', '--overwrite'), key.pin);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain(code);
    expect(readdirSync(cli.folder)).toEqual(before);
  });

  test('a name as long as names can be is none too long', async () => {
    const out = `${'长'.repeat(83)}.pdf`;
    expect((await cli.run(sign(out, '--invisible'), key.pin)).code).toBe(0);
    expect(pdfsig(cli.path(out))).toMatchObject([{ valid: true }]);
  });

  test('of two at once for one name, one is done and one refused', async () => {
    const both = await Promise.all([1, 2].map(() => cli.run(sign('one.pdf', '--invisible'), key.pin)));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.stderr).toContain('file.exists');
    expect(pdfsig(cli.path('one.pdf'))).toMatchObject([{ valid: true }]);
  });
});

describe('the PIN', () => {
  test('a line that is far too long spends no try', async () => {
    const before = await tries();
    const outcome = await cli.run(sign('never.pdf', '--invisible'), '1'.repeat(3000));
    expect(outcome.stderr).toContain('pin.too-long');
    expect(await tries()).toBe(before);
  });

  test('a wrong one is answered with the tries that are left', async () => {
    const before = (await tries()) ?? 0;
    const outcome = await cli.run(sign('never.pdf', '--invisible'), '0000');
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain(`还可以再试 ${before - 1} 次`);
    await cli.json(sign(cli.path('right-again.pdf'), '--invisible'), `${key.pin}\r\n`);
    expect(await tries()).toBe(before);
  });

  test('a file descriptor that nobody opened is said, and is nobody’s fault', async () => {
    const words = ['sign', contract, '--invisible', '--key', key.id, '-o', 'never.pdf', '--pin-fd', '77'];
    const outcome = await cli.run(words);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain('pin.unreadable');
  });
});

test('a profile that cannot be used is named', async () => {
  const file = cli.path('no-folder');
  writeFileSync(file, '');
  const outcome = await cli.run(['demo'], '', { SEALWRIGHT_HOME: file });
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain('SEALWRIGHT_HOME');
  expect(outcome.stderr).toContain(file);
});

test('demo contracts that cannot be written are told', async () => {
  const home = cli.path('half-home');
  mkdirSync(`${home}/plugins/demo-company`, { recursive: true });
  writeFileSync(`${home}/plugins/demo-company/contracts`, 'a file where a folder has to be');
  const outcome = await cli.run(['demo'], '', { SEALWRIGHT_HOME: home });
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain('demo.unwritable');
});

/** Whether a process has started others: a command line does so for keys, long after it has begun to listen for signals. */
const hasChildren = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1') !== '';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s at any time leaves nothing behind', async (signal) => {
  const folder = cli.path(signal);
  mkdirSync(folder);
  const out = `${folder}/out.pdf`;
  const original = readFileSync(contract);
  for (const wait of [0, 150, 300, 450]) {
    rmSync(out, { force: true });
    const child = spawn(process.execPath, [CLI, ...sign(out, '--invisible', '--overwrite')], { env: cli.environment });
    child.stdin.on('error', () => {});
    const closed = new Promise((resolve) => child.on('close', resolve));
    if (wait > 0) {
      child.stdin.write(`${key.pin}\n`);
      setTimeout(() => child.kill(signal), wait);
    } else {
      // Nobody ever types the PIN.
      await expect.poll(() => hasChildren(child.pid!)).toBe(true);
      child.kill(signal);
    }
    const code = await closed;
    if (existsSync(out)) {
      expect(pdfsig(out)).toMatchObject([{ valid: true }]);
      // A process that has done its work and is about to end has no handler any more: the signal ends it.
      expect([0, null]).toContain(code);
    }
    expect(readdirSync(folder).filter((name) => name !== 'out.pdf')).toEqual([]);
    if (wait === 0) expect([code, existsSync(out)]).toEqual([1, false]);
  }
  expect(readFileSync(contract).equals(original)).toBe(true);
});
