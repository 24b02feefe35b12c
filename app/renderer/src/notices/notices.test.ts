import { defineError } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { createNotices } from './notices.ts';

const text = (en: string) => ({ 'zh-CN': en, en });
const Locked = defineError('file.locked', text('The file is locked.'));
const Cancelled = defineError('pin.cancelled', text('Cancelled.'));

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
  const notices = createNotices(() => {});
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

test('a notice can be taken back by its key', () => {
  const notices = createNotices(() => {});
  const key = notices.notify({ severity: 'info', message: text('a') });
  notices.notify({ severity: 'info', message: text('b') });
  notices.dismiss(key);
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['b']);
});

test('of one id the latest notice is shown, until its sender takes it back', () => {
  const notices = createNotices(() => {});
  notices.notify({ severity: 'info', message: text('other') });
  notices.notify({ id: 'x.new', severity: 'info', message: text('a') });
  notices.notify({ id: 'x.new', severity: 'warning', message: text('b') });
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['other', 'b']);
  notices.withdraw('x.new');
  notices.withdraw('x.unknown');
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['other']);
});

test('the same notice twice is one, and no more than four cover the work', () => {
  const notices = createNotices(() => {});
  for (const name of ['a', 'b', 'a', 'c', 'd', 'e']) notices.notify({ severity: 'info', message: text(name) });
  expect(notices.state.getState().map(({ message }) => message.en)).toEqual(['a', 'c', 'd', 'e']);
});
