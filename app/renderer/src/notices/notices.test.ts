import { defineError } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { createNotices as create } from './notices.ts';

const text = (en: string) => ({ 'zh-CN': en, en });
const Locked = defineError('file.locked', text('The file is locked.'));
const Cancelled = defineError('pin.cancelled', text('Cancelled.'));

const createNotices = (log: (thrown: unknown) => void = () => {}, isQuiet = () => false) => create({ log, isQuiet });
const unread = ({ history }: ReturnType<typeof create>) =>
  history.state.getState().filter(({ isRead }) => !isRead).length;

test('a typed error is shown by its sentence and code; a cancellation not at all', () => {
  const untyped = vi.fn();
  const notices = createNotices(untyped);
  notices.showError(Locked({}));
  notices.showError(Cancelled({}));
  expect(notices.state.getState()).toMatchObject([
    { severity: 'error', message: text('The file is locked.'), error: { code: 'file.locked' } },
  ]);
  expect(untyped).not.toHaveBeenCalled();
});

test('an error is taken back by the id that its sender gave it', () => {
  const notices = createNotices();
  notices.showError(Locked({}), 'mine');
  notices.withdraw('other');
  expect(notices.state.getState()).toHaveLength(1);
  notices.withdraw('mine');
  expect(notices.state.getState()).toEqual([]);
});

test('what is not typed is told in general words, and in full to the log only', () => {
  const untyped = vi.fn();
  const notices = createNotices(untyped);
  const fault = new Error('secret detail');
  notices.showError(fault);
  expect(untyped).toHaveBeenCalledExactlyOnceWith(fault);
  expect(JSON.stringify(notices.state.getState())).not.toContain('secret detail');
  expect(notices.state.getState()).toMatchObject([{ error: { code: 'view.fault' } }]);
});

test('where there are too many, what went wrong stays longest', () => {
  const notices = createNotices();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    notices.notify({ severity: name === 'a' || name === 'c' ? 'error' : 'info', message: text(name) });
  }
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['a', 'c', 'e', 'f']);
});

test('a typed error with an untyped cause is shown by its sentence, and its cause logged', () => {
  const log = vi.fn();
  const notices = createNotices(log);
  const error = Locked({}, { cause: new Error('EBUSY') });
  notices.showError(error);
  expect(log).toHaveBeenCalledExactlyOnceWith(error);
  expect(notices.state.getState()).toMatchObject([{ error: { code: 'file.locked' } }]);
});

test('what its user dismisses is read, what merely goes by is not', () => {
  const notices = createNotices();
  for (const name of ['a', 'b', 'c']) notices.notify({ severity: 'info', message: text(name) });
  const [a, b] = notices.state.getState();
  notices.dismiss(a!.key);
  notices.hide(b!.key);
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['c']);
  expect(notices.history.state.getState()).toHaveLength(3);
  expect(unread(notices)).toBe(2);
});

test('who is not to be disturbed sees errors only; the rest waits in the history', () => {
  const notices = createNotices(
    () => {},
    () => true,
  );
  notices.notify({ severity: 'success', message: text('saved') });
  notices.notify({ severity: 'warning', message: text('soon') });
  notices.showError(Locked({}));
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['The file is locked.']);
  expect(unread(notices)).toBe(3);
});

test('of one id the latest notice is shown, until its sender takes it back', () => {
  const notices = createNotices();
  notices.notify({ severity: 'info', message: text('other') });
  notices.notify({ id: 'x.new', severity: 'info', message: text('a') });
  notices.notify({ id: 'x.new', severity: 'warning', message: text('b') });
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['other', 'b']);
  notices.withdraw('x.new');
  notices.withdraw('x.unknown');
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['other']);
  expect(notices.history.state.getState().map(({ message, isOver }) => [message.en, isOver])).toEqual([
    ['b', true],
    ['other', false],
  ]);
});

test('the same notice twice is one, and no more than four cover the work', () => {
  const notices = createNotices();
  for (const name of ['a', 'b', 'a', 'c', 'd', 'e']) notices.notify({ severity: 'info', message: text(name) });
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['a', 'c', 'd', 'e']);
});
