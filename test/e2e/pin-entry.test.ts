import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const words = (out: string, ...more: string[]) => [
  'sign',
  contract,
  '--invisible',
  '--key',
  key.id,
  '-o',
  out,
  ...more,
];

test('a PIN from a file descriptor', async () => {
  const out = cli.path('fd.pdf');
  const child = spawn(process.execPath, [CLI, ...words(out, '--pin-fd', '3')], {
    env: cli.environment,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  (child.stdio[3] as NodeJS.WritableStream).end(`${key.pin}\n`);
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(pdfsig(out)).toMatchObject([{ valid: true }]);
});

test('a PIN typed in a terminal, corrected with the backspace key, is not shown', async () => {
  const out = cli.path('typed.pdf');
  const { code, screen } = await cli.inTerminal(words(out), [['PIN 码：', `${key.pin}9\u007f`]]);
  expect(code).toBe(0);
  expect(screen).toContain('PIN');
  expect(screen).not.toContain(key.pin);
  expect(pdfsig(out)).toMatchObject([{ valid: true }]);
});

test('Ctrl-C at the prompt cancels without a try', async () => {
  const { code, screen } = await cli.inTerminal(words(cli.path('cancelled.pdf')), [['PIN 码：', '1234\u0003']]);
  expect(code).toBe(1);
  expect(screen).toContain('pin.cancelled');
  const [first] = await cli.json<{ pin: unknown }[]>(['keys', 'list']);
  expect(first?.pin).toMatchObject({ state: 'ok' });
});

test('nobody to ask is said at once', async () => {
  const { code, stderr } = await cli.run(words(cli.path('nobody.pdf')));
  expect(code).toBe(1);
  expect(stderr).toContain('pin.unavailable');
});
