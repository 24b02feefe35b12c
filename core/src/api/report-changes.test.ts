import { expect, test, vi } from 'vitest';
import { Emitter } from './event.ts';
import { reportChanges } from './report-changes.ts';

function watching(read: () => number | Promise<number>) {
  const changed = new Emitter<void>();
  const ending = new AbortController();
  const reports: number[] = [];
  const context = { signal: ending.signal, progress: (value: number) => void reports.push(value) };
  return { changed, ending, reports, ended: reportChanges(changed.event, read, context) };
}

test('reports at once and after every change, until it is aborted', async () => {
  let value = 1;
  const { changed, ending, reports, ended } = watching(() => value);
  await vi.waitFor(() => expect(reports).toEqual([1]));
  value = 2;
  changed.fire();
  await vi.waitFor(() => expect(reports).toEqual([1, 2]));
  ending.abort();
  await ended;
  changed.fire();
  expect(reports).toEqual([1, 2]);
});

test('changes during one reading lead to one more', async () => {
  const readings: ((value: number) => void)[] = [];
  const { changed, ending, reports, ended } = watching(
    () =>
      new Promise((resolve) => {
        readings.push(resolve);
      }),
  );
  changed.fire();
  changed.fire();
  readings[0]!(1);
  await vi.waitFor(() => expect(readings).toHaveLength(2));
  readings[1]!(2);
  await vi.waitFor(() => expect(reports).toEqual([1, 2]));
  ending.abort();
  await ended;
  expect(readings).toHaveLength(2);
});

test('nothing is reported after the end', async () => {
  let answer = (_: number) => {};
  const { ending, reports, ended } = watching(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  ending.abort();
  answer(1);
  await ended;
  expect(reports).toEqual([]);
});

test('what the reading throws ends it', async () => {
  const { ended } = watching(() => Promise.reject(new Error('away')));
  await expect(ended).rejects.toThrow('away');
});
