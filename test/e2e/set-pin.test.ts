/** A new PIN by the command line: typed without an echo, or read line by line. */
import { makePki } from '@sealwright/driver-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OFFICER_PIN, PIN, WRONG_PIN } from '../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { CommandLine } from './command-line.ts';
import { makeTestKey } from './window/test-key.ts';

const NEW_PIN = '20261123';
const cli = new CommandLine();
const made = makeTestKey(makePki(['rsa']));
const key = made.into(cli.profile);

beforeAll(() => key.plugIn());
afterAll(() => {
  cli.dispose();
  key.end();
  made.end();
});

const change = (...more: string[]) => ['keys', 'change-pin', key.serial, ...more];
const lines = (...pins: readonly string[]) => pins.map((pin) => `${pin}\n`).join('');
const state = async () => (await cli.json<{ pin: { state: string } }[]>(['keys', 'list']))[0]?.pin.state;

test('the PINs are read from the standard input, the old one first', async () => {
  const { code, stdout } = await cli.run(change('--pin-stdin'), lines(PIN, NEW_PIN));
  expect(stdout).toBe(`“${key.name}”的 PIN 码已修改。\n`);
  expect(code).toBe(0);
  expect(await cli.json(change('--pin-stdin'), lines(NEW_PIN, PIN))).toMatchObject({
    serial: key.serial,
    task: 'change',
  });
});

test.each([
  ['a wrong old PIN', [WRONG_PIN, NEW_PIN], 'token.pin-incorrect'],
  ['a new PIN that is too short for the key', [PIN, '123'], 'token.pin-unfit'],
  ['the old PIN as the new one', [PIN, PIN], 'pin.unchanged'],
  ['a missing new PIN', [PIN], 'pin.empty'],
])('%s is refused, and the PIN stays as it was', async (_, pins, code) => {
  const { code: exit, stderr } = await cli.run(change('--pin-stdin'), lines(...pins));
  expect(exit).toBe(1);
  expect(stderr).toContain(code);
  for (const pin of pins.filter((each) => each.length > 3)) expect(stderr).not.toContain(pin);
  expect((await cli.run(change('--pin-stdin'), lines(PIN, NEW_PIN))).code).toBe(0);
  expect((await cli.run(change('--pin-stdin'), lines(NEW_PIN, PIN))).code).toBe(0);
});

test('typed in a terminal none is shown, and the new one is asked for until both entries agree', async () => {
  const { code, screen } = await cli.inTerminal(change(), [
    ['请输入旧 PIN 码：', PIN],
    [/请输入新 PIN 码（至少 4 个字符）：/, NEW_PIN],
    ['请再次输入新 PIN 码：', `${NEW_PIN}9`],
    [/两次输入的新 PIN 码不一致。\s+请输入新 PIN 码/, '11111111'],
    [/容易被猜到.+\s+请再次输入新 PIN 码：/, '11111111'],
  ]);
  expect(screen).toContain('PIN 码已修改');
  expect(code).toBe(0);
  for (const pin of [PIN, NEW_PIN, '11111111']) expect(screen).not.toContain(pin);
  expect((await cli.run(change('--pin-stdin'), lines('11111111', PIN))).code).toBe(0);
});

test('Ctrl-C at the last question changes nothing', async () => {
  const { code, screen } = await cli.inTerminal(change(), [
    ['请输入旧 PIN 码：', WRONG_PIN],
    [/请输入新 PIN 码/, NEW_PIN],
    ['请再次输入新 PIN 码：', '\u0003'],
  ]);
  expect(code).toBe(1);
  expect(screen).toContain('pin.cancelled');
  // Not even a try.
  expect(await state()).toBe('ok');
});

test('a locked PIN is unlocked with the unblocking PIN', async () => {
  key.setTriesLeft(0);
  const locked = await cli.run(change('--pin-stdin'), lines(PIN, NEW_PIN));
  expect(locked.stderr).toMatch(/token\.pin-locked: .*\n.*keys unblock-pin/);
  const unlocked = await cli.run(['keys', 'unblock-pin', key.name, '--pin-stdin'], lines(OFFICER_PIN, PIN));
  expect(unlocked.stdout).toContain('已解锁');
  expect(await state()).toBe('ok');
});

test('a driver that dies in the middle leaves it uncertain, and that is said', async () => {
  key.plan('fault crash C_SetPIN 1');
  const { code, stderr } = await cli.run(change('--pin-stdin'), lines(PIN, NEW_PIN));
  expect(code).toBe(1);
  expect(stderr).toMatch(/pin\.uncertain: .*意外退出.*先试新 PIN 码/);
  key.plugIn();
  expect((await cli.run(change('--pin-stdin'), lines(PIN, NEW_PIN))).code).toBe(0);
});
