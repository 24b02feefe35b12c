/** From a folder of a third party to a signed file: made, packed, installed and used at the command line. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPlugin } from '../../scripts/bundle/pack-plugin.ts';
import { root } from '../../scripts/bundle/root.ts';
import { newPlugin, type PluginKind } from '../../scripts/new-plugin.ts';
import { stampMode, tokenDriver } from '../../scripts/plugin-kinds.ts';
import { CommandLine, type DemoData } from './command-line.ts';
import { pdfsig } from './foreign-judges.ts';
import { packCode } from './pack-code.ts';

const SLOW = 120_000;
/** A workspace of a third party's own, beside the program's. */
const workspace = mkdtempSync(join(tmpdir(), 'sealwright-third-party-'));
const out = join(workspace, 'out');
const cli = new CommandLine();
let demo: DemoData;

/** What `pnpm new` makes of a kind of plugin, packed. */
const packed = (kind: PluginKind, name: string) => packPlugin(newPlugin(workspace, kind, name), out);
const install = (file: string) => cli.json(['plugins', 'install', file, '--yes']);

beforeAll(async () => {
  for (const folder of [out, join(workspace, 'plugins')]) mkdirSync(folder);
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  demo = await cli.json<DemoData>(['demo']);
}, SLOW);
afterAll(() => {
  cli.dispose();
  rmSync(workspace, { recursive: true, force: true });
});

describe('a seal mode', { timeout: SLOW }, () => {
  test('is shown before it is installed, with its fingerprint and in words', async () => {
    const { file, sha256 } = await packed(stampMode, 'corner');
    const shown = await cli.run(['plugins', 'install', file]);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain(sha256);
    expect(shown.stdout).toContain('新增签章方式');
    expect(shown.stdout).toContain('尚未安装');
    expect((await cli.run(['plugins', 'list'])).stdout).not.toContain('stamp-corner');

    await install(file);
    expect((await cli.run(['plugins', 'list'])).stdout).toMatch(/stamp-corner .*stampModes\/corner/);
    expect((await cli.run(['sign', '--help'])).stdout).toContain('--mode corner');
  });

  test('signs a contract that other programs find in order', async () => {
    const output = cli.path('signed.pdf');
    const { id, pin } = demo.keys[0]!;
    const words = ['sign', demo.contracts[1]!, '--mode', 'corner', '--pages', 'odd', '--seal', demo.seals[0]!.name];
    const signed = await cli.run([...words, '--key', id, '-o', output, '--pin-stdin'], `${pin}\n`);
    expect(signed.stderr).toBe('');
    expect(signed.code).toBe(0);
    expect(pdfsig(output).every(({ valid, total }) => valid && total)).toBe(true);
  });

  test('whoever sits at a terminal is asked', async () => {
    const { file } = await packed(stampMode, 'asked');
    const answered = (answer: string) => cli.inTerminal(['plugins', 'install', file], [['要安装吗？', answer]]);
    for (const [answer, word] of [
      ['n', '没有安装。'],
      ['\u0003', 'cli.interrupted'],
    ] as const) {
      const { code, screen } = await answered(answer);
      expect(screen).toMatch(/新增签章方式[\s\S]*要安装吗？/);
      expect(screen).toContain(word);
      expect(code).toBe(1);
    }
    expect((await cli.run(['plugins', 'list'])).stdout).not.toContain('stamp-asked');
    const { code, screen } = await answered('y');
    expect(screen).toContain('已安装。');
    expect(code).toBe(0);
    await cli.json(['plugins', 'remove', 'stamp-asked']);
  });

  test('the same source makes the same file', async () => {
    const folder = newPlugin(workspace, stampMode, 'twice');
    const first = await packPlugin(folder, out);
    expect((await packPlugin(folder, join(workspace, 'other'))).sha256).toBe(first.sha256);
  });

  test('is gone when it is removed', async () => {
    await cli.json(['plugins', 'remove', 'stamp-corner']);
    expect((await cli.run(['plugins', 'list'])).stdout).not.toContain('stamp-corner');
    const again = await cli.run(['plugins', 'remove', 'stamp-corner']);
    expect(again.stderr).toContain('host.plugin-unknown');
    const bundled = await cli.run(['plugins', 'remove', 'signing']);
    expect(bundled.stderr).toContain('install.bundled');
  });
});

test('a key driver brings its keys', { timeout: SLOW }, async () => {
  const { file } = await packed(tokenDriver, 'acme');
  expect((await cli.run(['plugins', 'install', file])).stdout).toContain('PIN');
  await install(file);
  const { stdout, code } = await cli.run(['keys', 'list', '--json']);
  expect(code).toBe(0);
  expect(JSON.stringify(JSON.parse(stdout))).toContain('acme');
  await cli.json(['plugins', 'remove', 'token-acme']);
});

describe('a hostile plugin', { timeout: SLOW }, () => {
  const title = { 'zh-CN': '坏', en: 'Bad' };
  const command = (name: string) => ({ cliCommands: [{ id: `bad-${name}`, name: `bad ${name}`, summary: title }] });
  const attempt = async (name: string, run: string) => {
    const code = `context.own(context.contribute({ id: 'cliCommands' }, 'bad-${name}', { async run() { ${run} } }));`;
    await install(await packCode(out, { id: `bad-${name}`, contributes: command(name) }, code));
    const outcome = await cli.run(['bad', name]);
    await cli.json(['plugins', 'remove', `bad-${name}`]);
    return outcome;
  };

  test.each([
    ['exit', 'process.exit(0);', 'plugin.crashed'],
    ['loop', 'for (;;);', 'plugin.unresponsive'],
    ['bomb', 'const all = []; for (;;) all.push(Buffer.alloc(8_000_000, 1));', 'plugin.'],
    ['throw', 'throw { toString: null };', 'plugin.fault'],
    ['answer', 'return 7;', 'plugin.fault'],
  ])('that does %s fails alone', async (name, run, error) => {
    const { code, stdout, stderr } = await attempt(name, run);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^${error.replace('.', '\\.')}`));
  });

  test('that asks for keys is not installed', async () => {
    const file = await packCode(out, { id: 'bad-keys', requires: { keys: '*' } }, '');
    const refused = await cli.run(['plugins', 'install', file, '--yes']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('plugin.not-admitted');
    expect((await cli.run(['plugins', 'list'])).stdout).not.toContain('bad-keys');
  });
});
