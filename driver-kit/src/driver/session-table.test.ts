import { SessionClosed } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SessionTable } from './session-table.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const isOpen = (table: SessionTable<string>, id: string) => {
  try {
    return table.use(id) === 'content';
  } catch (fault) {
    if (SessionClosed.is(fault)) return false;
    throw fault;
  }
};

test('a session ends when it was idle for long enough; use keeps it open', () => {
  const table = new SessionTable<string>(1_000);
  const id = table.open('content');
  for (let step = 0; step < 5; step += 1) {
    vi.advanceTimersByTime(900);
    expect(isOpen(table, id)).toBe(true);
  }
  vi.advanceTimersByTime(1_001);
  expect(isOpen(table, id)).toBe(false);
});

test('ids do not repeat', () => {
  const table = new SessionTable<string>(1_000);
  expect(new Set(Array.from({ length: 50 }, () => table.open('content'))).size).toBe(50);
  table.closeWhere(() => true);
});

test('closing one leaves the others, closing where all fit leaves none', () => {
  const table = new SessionTable<string>(1_000);
  const [one, other] = [table.open('content'), table.open('content')];
  table.close(one);
  table.close('never opened');
  expect([isOpen(table, one), isOpen(table, other)]).toEqual([false, true]);
  table.closeWhere(() => true);
  expect(isOpen(table, other)).toBe(false);
});

test('what a session held is given back when it ends, however it ends', async () => {
  const ended: string[] = [];
  const table = new SessionTable<string>(60_000, (content) => ended.push(content));
  const one = table.open('one');
  table.open('two');
  table.close(one);
  table.close(one);
  expect(ended).toEqual(['one']);
  table.closeWhere(() => true);
  expect(ended).toEqual(['one', 'two']);
});
