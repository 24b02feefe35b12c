/** The audit log by the command line; Python and openssl check its export by the documentation alone. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, type DemoData } from './command-line.ts';

const JUDGE = fileURLToPath(new URL('check-audit.py', import.meta.url));
const SLOW = 120_000;
const cli = new CommandLine();
let key: DemoData['keys'][number];
const judged = (path: string) => spawnSync('python3', [JUDGE, path], { encoding: 'utf8' });
const events = async () =>
  (await cli.json<{ entries: { event: string; outcome: string }[] }>(['audit', 'list'])).entries.map(
    ({ event, outcome }) => `${event} ${outcome}`,
  );

beforeAll(async () => {
  const demo = await cli.json<DemoData>(['demo']);
  key = demo.keys[0]!;
  const sign = (name: string, pin: string) =>
    cli.run(
      [
        ...['sign', demo.contracts[1]!, '-o', cli.path(name), '--key', key.id, '--seal', demo.seals[0]!.name],
        ...['--mode', 'normal', '--page', '1', '--at', '100mm,150mm', '--pin-stdin'],
      ],
      `${pin}\n`,
    );
  expect((await sign('signed.pdf', key.pin)).code).toBe(0);
  expect((await sign('unsigned.pdf', '9988776655')).code).toBe(1);
}, SLOW);
afterAll(() => cli.dispose());

test('signings stand there, and those that came to nothing', { timeout: SLOW }, async () => {
  expect(await events()).toEqual(['signing.failed failed', 'signing.signed done', 'audit-log.began done']);
  const { stdout } = await cli.run(['audit', 'list', '--text', 'SIGNED', '--outcome', 'done']);
  expect(stdout).toContain(key.holder);
});

test('neither the PIN nor its wrong one is in any file of the log', async () => {
  const { stdout } = await cli.run(['audit', 'list', '--json']);
  expect(stdout).not.toContain(key.pin);
  expect(stdout).not.toContain('9988776655');
});

test('a plugin that is switched off is noticed', { timeout: SLOW }, async () => {
  expect((await cli.run(['plugins', 'disable', 'hints'])).code).toBe(0);
  await cli.run(['audit', 'list']);
  expect(await events()).toContain('plugins.disabled done');
});

describe('an export with a signed checkpoint', () => {
  const path = () => cli.path('audit.jsonl');
  beforeAll(async () => {
    const signed = await cli.run(['audit', 'checkpoint', key.id, '--pin-stdin'], `${key.pin}\n`);
    expect(signed.stderr).toBe('');
    expect((await cli.run(['audit', 'export', '-o', path()])).code).toBe(0);
  }, SLOW);

  test('is whole by our check and by Python with openssl', { timeout: SLOW }, async () => {
    const report = await cli.json<{ state: string; count: number; head: string; relation: string }>([
      ...['audit', 'verify', path()],
    ]);
    expect(report).toMatchObject({ state: 'whole', relation: 'contained', checkpoints: [{ signer: key.holder }] });
    const { status, stdout, stderr } = judged(path());
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ count: report.count, head: report.head, checkpoints: 1 });
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['a changed word', (lines) => lines.map((line, index) => (index === 1 ? line.replace(/.pdf/, '.odf') : line))],
    ['a missing entry', (lines) => lines.filter((_, index) => index !== 1)],
    ['another order', ([first, second, third, ...rest]) => [first!, third!, second!, ...rest]],
    ['another signature', (lines) => lines.map((line) => line.replace(/"signature":"..../, '"signature":"AAAA'))],
  ])('%s is found by both, and ends with 1', { timeout: SLOW }, async (name, change) => {
    const altered = cli.path(`${name}.jsonl`);
    const lines = readFileSync(path(), 'utf8').trimEnd().split('\n');
    writeFileSync(altered, `${change(lines).join('\n')}\n`);
    expect((await cli.run(['audit', 'verify', altered])).code).toBe(1);
    expect(judged(altered).status).toBe(1);
  });

  test('shows that the log here was cut back, once that has happened', { timeout: SLOW }, async () => {
    const kept = cli.path('kept.jsonl');
    copyFileSync(path(), kept);
    const log = `${cli.profile}/plugins/audit-log/audit-${new Date().getUTCFullYear()}-0001.jsonl`;
    const lines = readFileSync(log, 'utf8').split('\n');
    writeFileSync(log, `${lines.slice(0, 2).join('\n')}\n`);
    const { code, stdout } = await cli.run(['audit', 'verify', kept]);
    expect(code).toBe(1);
    expect(stdout).toContain('末尾被删除过');
  });
});
