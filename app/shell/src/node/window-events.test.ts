import type { Notice } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import type { WorkbenchEvent } from '../protocol/index.ts';
import { WindowEvents } from './window-events.ts';

const message = { 'zh-CN': '你好', en: 'hello' };

function listener(events: WindowEvents) {
  const heard: WorkbenchEvent[] = [];
  return { heard, ...events.listen((event) => heard.push(event)) };
}

test.each([
  [
    'six buttons',
    { severity: 'info', message, actions: Array.from({ length: 6 }, () => ({ title: message, command: 'a' })) },
  ],
  ['one language', { severity: 'info', message: { en: 'hello' } }],
  ['an unknown severity', { severity: 'loud', message }],
])('a notice with %s is refused to its sender and reaches no window', (_, notice) => {
  const events = new WindowEvents();
  const window = listener(events);
  expect(() => events.notify(notice as Notice)).toThrow(expect.objectContaining({ code: 'rpc.invalid' }));
  expect(window.heard).toEqual([]);
});

test('the window that was used last gets the commands, until it is gone', () => {
  const events = new WindowEvents();
  const [one, two] = [listener(events), listener(events)];
  one.use();
  events.runCommand('first');
  void one.dispose();
  one.use();
  events.runCommand('second');
  expect(one.heard).toEqual([{ kind: 'command', command: 'first' }]);
  expect(two.heard).toEqual([{ kind: 'command', command: 'second' }]);
});

test('a notice that is taken back before anybody heard it is not heard', () => {
  const events = new WindowEvents();
  events.notify({ id: 'x.new', severity: 'info', message });
  events.notify({ severity: 'info', message });
  events.withdrawNotice('x.new');
  const window = listener(events);
  expect(window.heard).toEqual([{ kind: 'notice', notice: { severity: 'info', message } }]);
  events.withdrawNotice('x.new');
  expect(window.heard.at(-1)).toEqual({ kind: 'withdrawal', id: 'x.new' });
});

test('what nobody hears is kept up to a limit', () => {
  const events = new WindowEvents();
  for (let n = 0; n < 1_000; n++) events.runCommand('again', n);
  expect(listener(events).heard).toHaveLength(50);
});
