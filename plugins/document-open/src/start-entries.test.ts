import { Commands, definePlugin, Menus, ViewCommands } from '@sealwright/core/api';
import { startTestHost, testPlugin } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { startEntries } from './start-entries.ts';

const title = (text: string) => ({ 'zh-CN': text, en: text });

test('entries of other plugins are given in the order of the menu, with title and icon of their commands', async () => {
  const host = await startTestHost({
    plugins: [
      testPlugin({
        id: 'document-open',
        contributes: {
          viewCommands: [{ id: 'documents.open', title: title('open') }],
          menus: [{ id: 'documents.open-start', menu: 'start', command: 'documents.open' }],
        },
      }),
      testPlugin(
        {
          id: 'demo',
          contributes: {
            commands: [{ id: 'demo.host', title: title('host') }],
            viewCommands: [{ id: 'demo.try', title: title('try'), icon: 'sparkles' }],
            menus: [
              { id: 'demo.late', menu: 'start', command: 'demo.try', group: 'b', argument: 5, title: title('five') },
              { id: 'demo.last', menu: 'start', command: 'demo.host', group: 'b', order: 200 },
              { id: 'demo.first', menu: 'start', command: 'demo.try', group: 'a', order: 300 },
              { id: 'demo.lost', menu: 'start', command: 'demo.none' },
              { id: 'demo.file', menu: 'file', command: 'demo.try' },
            ],
          },
        },
        definePlugin({ activate: () => {} }),
      ),
    ],
  });
  const points = { menus: host.point(Menus), commands: host.point(Commands), viewCommands: host.point(ViewCommands) };
  expect(startEntries('document-open', points)).toEqual([
    { command: 'demo.try', title: title('try'), icon: 'sparkles' },
    { command: 'demo.try', title: title('five'), icon: 'sparkles', argument: 5 },
    { command: 'demo.host', title: title('host') },
  ]);
  await host.dispose();
});
