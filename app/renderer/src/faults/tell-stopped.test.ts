import { expect, test } from 'vitest';
import { createNotices } from '../notices/notices.ts';
import { contributionStore } from '../testing/contributed.ts';
import { tellStopped } from './tell-stopped.ts';

const title = { 'zh-CN': '打印', en: 'Printing' };

test('a plugin that was stopped is told of once, with the way to enable it, until it works again', () => {
  const contributions = contributionStore({});
  const notices = createNotices({ log: () => {}, isQuiet: () => false });
  tellStopped({ contributions, notices });
  const shown = () => notices.state.getState();
  contributions.become({}, new Map([['print', title]]));
  contributions.become({}, new Map([['print', title]]));
  expect(shown()).toMatchObject([
    { severity: 'warning', actions: [{ command: 'workbench.enable-plugin', argument: 'print' }] },
  ]);
  expect(shown()[0]?.message.en).toContain('"Printing"');
  expect(shown()[0]?.message['zh-CN']).toContain('“打印”');
  contributions.become({});
  expect(shown()).toEqual([]);
  contributions.become({}, new Map([['print', title]]));
  expect(shown()).toHaveLength(1);
});
