import { readFileSync } from 'node:fs';
import { CliCommandData, type CliInvocation, type Keys, PinIncorrect } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { makeDriver, makeProcesses } from './key.fixture.ts';
import { SetPinCommand } from './set-pin-command.ts';

const { signal } = new AbortController();
const invocation = (device: string, locale: 'zh-CN' | 'en' = 'en') =>
  ({ arguments: [device], locale, signal }) as unknown as CliInvocation;

function commands(setPin: Keys['setPin'] = async () => {}) {
  const { directory } = makeProcesses({ soft: makeDriver([{ token: 'a', label: 'First' }, { token: 'b' }]) });
  const keys = { setPin: vi.fn(setPin) } as unknown as Keys & { setPin: ReturnType<typeof vi.fn> };
  return {
    keys,
    change: new SetPinCommand(directory, keys, 'change'),
    unblock: new SetPinCommand(directory, keys, 'unblock'),
  };
}

test('the device that is named gets its PIN set by the entry of the shell', async () => {
  const { keys, change, unblock } = commands();
  const { text, json, failed } = await change.run(invocation('First'));
  expect(text).toMatch(/^The PIN of ".+" was changed\.$/);
  expect(json).toEqual({ device: 'soft:a', serial: 'serial of a', task: 'change' });
  expect(failed).toBeUndefined();
  expect((await unblock.run(invocation('soft:b', 'zh-CN'))).text).toContain('已解锁');
  expect(keys.setPin.mock.calls).toEqual([
    [expect.objectContaining({ ref: 'soft:a' }), 'change', signal],
    [expect.objectContaining({ ref: 'soft:b' }), 'unblock', signal],
  ]);
});

test('what goes wrong is told as it is', async () => {
  const { change } = commands(() => Promise.reject(PinIncorrect({ triesLeft: 2 })));
  await expect(change.run(invocation('First'))).rejects.toMatchObject({ code: 'token.pin-incorrect' });
  await expect(change.run(invocation('nobody'))).rejects.toMatchObject({ code: 'keys.device-not-found' });
});

test('the manifest declares the commands, their argument and that they ask for PINs', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const declared = manifest.sealwright.contributes.cliCommands.filter((each: { name: string }) =>
    /pin/.test(each.name),
  );
  expect(declared.map(({ name }: { name: string }) => name)).toEqual(['keys change-pin', 'keys unblock-pin']);
  for (const command of declared) {
    const { id: _, ...data } = command;
    expect(Object.keys(data).every((name) => name in CliCommandData.properties)).toBe(true);
    expect(command).toMatchObject({ pin: true, arguments: [{ name: 'DEVICE' }] });
  }
});
