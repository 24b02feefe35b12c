import type { SetPinRequest, UnlockRequest } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { PinBroker, type PinDialog } from './pin-broker.ts';

interface Shown {
  readonly token: string;
  readonly signal: AbortSignal;
  answer(session: string): void;
  refuse(error: unknown): void;
}

const requestFor = (token: string): UnlockRequest => ({
  driver: 'driver',
  token: { id: token, label: token, serial: '1', manufacturer: 'test' },
  pin: { state: 'ok' },
  purpose: { action: 'sign', subject: 'contract.pdf' },
});

const setPinRequestFor = (token: string): SetPinRequest => {
  const { purpose: _, ...request } = requestFor(token);
  return { ...request, task: 'change' };
};

function broker() {
  const shown: Shown[] = [];
  const closed: string[] = [];
  const show = (token: string, signal: AbortSignal) =>
    new Promise<string>((answer, refuse) => {
      shown.push({ token, signal, answer, refuse });
    });
  const dialog: PinDialog = {
    unlock: async ({ token }, signal) => ({ session: await show(token.id, signal) }),
    setPin: async ({ token }, signal) => void (await show(token.id, signal)),
  };
  const pin = new PinBroker({ dialog, logout: async (_, session) => void closed.push(session) });
  return { pin, shown, closed };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('requests are shown one after the other, in their order', async () => {
  const { pin, shown } = broker();
  const answers = Promise.allSettled(['a', 'b', 'c'].map((token) => pin.unlock(requestFor(token))));
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a']);
  shown[0]?.answer('session a');
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a', 'b']);
  shown[1]?.refuse(new Error('wrong'));
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a', 'b', 'c']);
  shown[2]?.answer('session c');
  await expect(answers).resolves.toEqual([
    { status: 'fulfilled', value: { session: 'session a' } },
    { status: 'rejected', reason: new Error('wrong') },
    { status: 'fulfilled', value: { session: 'session c' } },
  ]);
});

test('a request that is cancelled while it waits rejects at once and is never shown', async () => {
  const { pin, shown } = broker();
  const cancelled = new AbortController();
  const first = pin.unlock(requestFor('a'));
  const second = pin.unlock(requestFor('b'), cancelled.signal);
  const third = pin.unlock(requestFor('c'));
  await turn();
  cancelled.abort();
  await expect(second).rejects.toMatchObject({ code: 'pin.cancelled' });
  shown[0]?.answer('session a');
  await first;
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a', 'c']);
  shown[1]?.answer('session c');
  await third;
});

test('cancelling the shown request aborts its dialog; a session that comes too late is closed', async () => {
  const { pin, shown, closed } = broker();
  const cancelled = new AbortController();
  const unlocked = pin.unlock(requestFor('a'), cancelled.signal);
  await turn();
  cancelled.abort();
  await expect(unlocked).rejects.toMatchObject({ code: 'pin.cancelled' });
  expect(shown[0]?.signal.aborted).toBe(true);
  shown[0]?.answer('late session');
  await turn();
  expect(closed).toEqual(['late session']);
});

test('a session that was asked for is left open', async () => {
  const { pin, shown, closed } = broker();
  const unlocked = pin.unlock(requestFor('a'), new AbortController().signal);
  await turn();
  shown[0]?.answer('session a');
  await unlocked;
  await turn();
  expect(closed).toEqual([]);
});

test('a new PIN waits for its turn like any other request, and may be given up', async () => {
  const { pin, shown, closed } = broker();
  const cancelled = new AbortController();
  const unlocked = pin.unlock(requestFor('a'));
  const set = pin.setPin(setPinRequestFor('b'));
  const never = pin.setPin(setPinRequestFor('c'), cancelled.signal);
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a']);
  cancelled.abort();
  await expect(never).rejects.toMatchObject({ code: 'pin.cancelled' });
  shown[0]?.answer('session a');
  await unlocked;
  await turn();
  expect(shown.map(({ token }) => token)).toEqual(['a', 'b']);
  shown[1]?.refuse(new Error('the PIN is locked'));
  await expect(set).rejects.toThrow('the PIN is locked');
  expect(closed).toEqual([]);
});
