import { expect, test, vi } from 'vitest';
import { KeptLog } from './kept-log.ts';

const entry = (message: string) => ({ time: new Date(0), plugin: 'a', level: 'info', message }) as const;
const messages = (log: KeptLog, after = 0) => log.since(after).map(({ message }) => message);

test('lines are numbered, and what is new since one of them is told apart', () => {
  const log = new KeptLog();
  const onWrite = vi.fn();
  log.onDidWrite(onWrite);
  for (const message of ['one', 'two', 'three']) log.write(entry(message));
  expect(messages(log)).toEqual(['one', 'two', 'three']);
  expect(log.since(2)).toEqual([{ ...entry('three'), number: 3 }]);
  expect(log.since(3)).toEqual([]);
  expect(onWrite).toHaveBeenCalledTimes(3);
});

test('of many lines the latest are kept, under their numbers', () => {
  const log = new KeptLog();
  for (let number = 1; number <= 2_500; number++) log.write(entry(`line ${number}`));
  expect(log.since(0)).toHaveLength(2_000);
  expect(log.since(0)[0]).toMatchObject({ number: 501, message: 'line 501' });
  expect(messages(log, 2_498)).toEqual(['line 2499', 'line 2500']);
  expect(log.since(10)).toHaveLength(2_000);
});

test('long lines take no more room than many short ones', () => {
  const log = new KeptLog();
  for (let count = 0; count < 500; count++) log.write({ ...entry(''), data: { text: 'x'.repeat(20_000) } });
  expect(log.since(0).length).toBeLessThan(101);
  expect(log.since(0).at(-1)?.number).toBe(500);
});

test('two hosts are told apart', () => {
  expect(new KeptLog().run).not.toBe(new KeptLog().run);
});
