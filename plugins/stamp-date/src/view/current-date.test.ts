import { createStore } from '@sealwright/ui';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DateLook } from '../common-date-look.ts';
import { DatePatternInvalid } from '../common-date-pattern.ts';
import { CurrentDate } from './current-date.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2024-07-18T09:30:00'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function currentDate() {
  const settings = createStore<Record<string, string | boolean>>(() => ({}));
  const draw = vi.fn(async ({ format }: DateLook) => ({ text: format, size: { width: 30, height: 5 }, path: format }));
  const current = new CurrentDate({ draw }, { settings });
  return { current, draw, settings, shown: () => current.drawing.getState()?.paths[0]?.data };
}

test('it is drawn in the look that is set, once', async () => {
  const { current, draw, settings, shown } = currentDate();
  settings.setState({ 'date.colour': 'blue', 'date.bold': true });
  current.refresh();
  current.refresh();
  await vi.waitFor(() => expect(shown()).toBe('yyyy年MM月dd日'));
  expect(draw.mock.calls.map(([look]) => look)).toEqual([
    { format: 'yyyy年MM月dd日', font: 'song', bold: true, size: '14pt', colour: 'blue' },
  ]);
  expect(current.drawing.getState()?.paths[0]?.fill).toEqual([0.09, 0.2, 0.6]);
});

test('another day is drawn anew', async () => {
  const { current, draw } = currentDate();
  current.refresh();
  vi.setSystemTime(new Date('2024-07-19T00:00:01'));
  current.refresh();
  await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(2));
});

test('the answer for an earlier look is not shown', async () => {
  const { current, draw, settings, shown } = currentDate();
  let answer = () => {};
  draw.mockImplementationOnce(
    () =>
      new Promise((resolve) => (answer = () => resolve({ text: 'late', size: { width: 1, height: 1 }, path: 'late' }))),
  );
  current.refresh();
  settings.setState({ 'date.format': 'yyyy' });
  current.refresh();
  await vi.waitFor(() => expect(shown()).toBe('yyyy'));
  answer();
  await new Promise((resolve) => setTimeout(resolve));
  expect(shown()).toBe('yyyy');
});

test('what cannot be drawn is told and can be tried again', async () => {
  const { current, draw, shown } = currentDate();
  draw.mockRejectedValueOnce(DatePatternInvalid({ part: 'Q' }));
  current.refresh();
  await vi.waitFor(() => expect(current.state.getState().problem).toMatchObject({ code: 'date.pattern-invalid' }));
  expect(shown()).toBeUndefined();
  current.refresh();
  await vi.waitFor(() => expect(shown()).toBeDefined());
  expect(current.state.getState().problem).toBeUndefined();
});
