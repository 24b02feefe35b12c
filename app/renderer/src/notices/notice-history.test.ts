import { expect, test } from 'vitest';
import { createNoticeHistory } from './notice-history.ts';

const text = (en: string) => ({ 'zh-CN': en, en });
const notice = (key: number, en: string, id?: string) =>
  ({ key, severity: 'info', message: text(en), ...(id !== undefined && { id }) }) as const;

function start() {
  let seconds = 0;
  const history = createNoticeHistory(() => new Date(++seconds * 1_000));
  const told = () => history.state.getState().map(({ message }) => message.en);
  const unread = () => history.state.getState().filter(({ isRead }) => !isRead).length;
  return { history, told, unread };
}

test('the newest is first, with its time, unread until it was dealt with', () => {
  const { history, told, unread } = start();
  history.add(notice(1, 'one'));
  history.add(notice(2, 'two'));
  expect(told()).toEqual(['two', 'one']);
  expect(history.state.getState().map(({ time }) => time.getTime())).toEqual([2_000, 1_000]);
  expect(unread()).toBe(2);
  history.markRead(1);
  expect(unread()).toBe(1);
  history.markAllRead();
  expect(unread()).toBe(0);
});

test('what is told again stands once, at the time of the last time, and is unread again', () => {
  const { history, told, unread } = start();
  history.add(notice(1, 'again'));
  history.add(notice(2, 'other'));
  history.markAllRead();
  history.add(notice(3, 'again'));
  expect(told()).toEqual(['again', 'other']);
  expect(unread()).toBe(1);
});

test('what was taken back stays in the list, without a claim to attention', () => {
  const { history, told, unread } = start();
  history.add(notice(1, 'a key is plugged in', 'key.new'));
  history.add(notice(2, 'other'));
  history.markOver('key.new');
  expect(told()).toEqual(['other', 'a key is plugged in']);
  expect(history.state.getState().map(({ isOver }) => isOver)).toEqual([false, true]);
  expect(unread()).toBe(1);
});

test('the oldest go where there are too many', () => {
  const { history, told } = start();
  for (let key = 1; key <= 250; key++) history.add(notice(key, `notice ${key}`));
  expect(told()).toHaveLength(200);
  expect(told()[0]).toBe('notice 250');
  history.clear();
  expect(told()).toEqual([]);
});
