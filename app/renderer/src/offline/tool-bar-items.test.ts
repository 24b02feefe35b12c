import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contributed } from '../testing/contributed.ts';
import { type ShownItem, shownItems } from './tool-bar-items.ts';
import { type ToolBarItem, toolBarLayout } from './tool-bar-layout.ts';

const title = (text: string) => ({ 'zh-CN': text, en: text });
const command = (id: string, data: object = {}) => ({ id, plugin: 'p', data: { title: title(id), ...data } });
const layout: readonly (readonly ToolBarItem[])[] = [
  [
    { kind: 'command', command: 'save', title: title('Save') },
    { kind: 'command', command: 'nobody' },
  ],
  [{ kind: 'control', view: 'nothing' }],
  [
    { kind: 'control', view: 'zoom' },
    {
      kind: 'menu',
      title: title('Seal'),
      icon: 'stamp',
      groups: [
        [
          { kind: 'tool', tool: 'normal' },
          { kind: 'tool', tool: 'gone' },
        ],
        [{ kind: 'tool', tool: 'lost' }],
      ],
    },
  ],
];
const lists = contributed({
  viewCommands: [command('save', { icon: 'disk', when: 'document.dirty' })],
  documentTools: [command('normal', { when: '!document.readOnly' })],
  views: [
    { id: 'zoom', plugin: 'p', data: { place: 'tool-control' } },
    { id: 'nothing', plugin: 'p', data: { place: 'page' } },
  ],
});

test('what nobody offers is left out, and groups of it', () => {
  const [first, second, ...others] = shownItems(layout, lists, {});
  expect(first).toMatchObject([{ id: 'save', title: title('Save'), icon: 'disk' }]);
  expect(second).toMatchObject([{ kind: 'control' }, { kind: 'menu', groups: [[{ id: 'normal' }]] }]);
  expect(others).toEqual([]);
});

test('commands can be used as they say, tools while a document is open', () => {
  const enabled = (context: Record<string, boolean>) => {
    const [[save] = [], [, menu] = []] = shownItems(layout, lists, context) as [ShownItem[], ShownItem[]];
    if (save?.kind !== 'command' || menu?.kind !== 'menu') throw new Error('the items have other places');
    return [save.isEnabled, menu.groups[0]?.[0]?.isEnabled];
  };
  expect(enabled({})).toEqual([false, false]);
  expect(enabled({ 'document.active': true, 'document.dirty': true })).toEqual([true, true]);
  expect(enabled({ 'document.active': true, 'document.readOnly': true })).toEqual([false, false]);
});

test('everything in the tool bar is offered by a plugin of the product', () => {
  const root = join(import.meta.dirname, '../../../..');
  const offers = globSync('plugins/*/package.json', { cwd: root }).map(
    (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).sealwright.contributes ?? {},
  );
  const idsAt = (...points: string[]) =>
    new Set(points.flatMap((point) => offers.flatMap((offer) => offer[point] ?? [])).map(({ id }) => id));
  const [commands, tools] = [idsAt('commands', 'viewCommands'), idsAt('documentTools')];
  const controls = idsAt('views');
  const isOffered = (item: ToolBarItem): boolean => {
    if (item.kind === 'command') return commands.has(item.command);
    if (item.kind === 'control') return controls.has(item.view);
    return item.groups
      .flat()
      .every((entry) => (entry.kind === 'tool' ? tools.has(entry.tool) : commands.has(entry.command)));
  };
  expect(toolBarLayout.flat().filter((item) => !isOffered(item))).toEqual([]);
});
