import { expect, test } from 'vitest';
import { anyOf, Emitter } from './event.ts';

test('listeners hear in order, a fault of one reaches `onFault` and keeps nobody from hearing', () => {
  const faults: unknown[] = [];
  const heard: string[] = [];
  const emitter = new Emitter<string>((fault) => faults.push(fault));
  const fault = new Error('deaf');
  emitter.event((value) => heard.push(`first ${value}`));
  emitter.event(() => {
    throw fault;
  });
  emitter.event((value) => heard.push(`last ${value}`));
  emitter.fire('news');
  expect(heard).toEqual(['first news', 'last news']);
  expect(faults).toEqual([fault]);
});

test('one function may listen twice; each subscription ends by itself, once', async () => {
  let heard = 0;
  const listener = () => void heard++;
  const emitter = new Emitter<void>();
  const first = emitter.event(listener);
  emitter.event(listener);
  emitter.fire();
  expect(heard).toBe(2);
  await first.dispose();
  await first.dispose();
  emitter.fire();
  expect(heard).toBe(3);
});

test('who comes or goes while it is fired changes the next time', () => {
  const heard: string[] = [];
  const emitter = new Emitter<void>();
  const once = emitter.event(() => {
    heard.push('once');
    void once.dispose();
    emitter.event(() => heard.push('late'));
  });
  emitter.fire();
  expect(heard).toEqual(['once']);
  emitter.fire();
  expect(heard).toEqual(['once', 'late']);
});

test('one event of several fires with each of them, until it is disposed', async () => {
  const [one, other] = [new Emitter<void>(), new Emitter<string>()];
  let heard = 0;
  const listening = anyOf(one.event, other.event)(() => void heard++);
  one.fire();
  other.fire('x');
  expect(heard).toBe(2);
  await listening.dispose();
  one.fire();
  other.fire('x');
  expect(heard).toBe(2);
});
