import { expect, test } from 'vitest';
import type { MenuEntry } from '../menus/menu-entries.ts';
import { contributed } from '../testing/contributed.ts';
import { ribbonTabs } from './ribbon-tabs.ts';

const { documentTools } = contributed({
  documentTools: [
    { id: 'hand', plugin: 'viewer', data: { group: 'view' } },
    { id: 'normal', plugin: 'stamp-normal', data: { group: 'sign' } },
    { id: 'seam', plugin: 'stamp-seam', data: { group: 'sign' } },
  ],
});
const zoom = { id: 'zoom' } as MenuEntry;
const nothing = { sign: [], annotate: [], view: [] };
const named = (tabs: ReturnType<typeof ribbonTabs>) =>
  tabs.map(({ name, tools, buttons }) => [name, ...tools.map(({ id }) => id), ...buttons.flat().map(({ id }) => id)]);

test('tools stand in the tab of their group, buttons behind them, the tabs in their own order', () => {
  expect(named(ribbonTabs(documentTools, { ...nothing, view: [[zoom]] }))).toEqual([
    ['sign', 'normal', 'seam'],
    ['view', 'hand', 'zoom'],
  ]);
});

test('a tab with buttons alone is shown, one with nothing is not', () => {
  expect(named(ribbonTabs([], { ...nothing, annotate: [[zoom]] }))).toEqual([['annotate', 'zoom']]);
  expect(ribbonTabs([], nothing)).toEqual([]);
});
