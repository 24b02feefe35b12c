import { defineView, type ViewDefinition } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { ENABLE_AGAIN, ENABLE_COMMAND } from '../faults/tell-stopped.ts';
import { APP_NAME } from '../layout/app-name.ts';
import { findPage } from '../pages/find-page.ts';
import { PALETTE_TITLE } from '../palette/palette-title.ts';
import type { Shell } from './shell.tsx';

/** The window contributes to its own points as plugins do, under this name. */
export const SHELL = 'workbench';

const of = <D>(id: string, data: D) => ({ id, plugin: SHELL, pluginTitle: APP_NAME, data });

export const shellContributions: Readonly<Record<string, readonly Contributed<unknown>[]>> = {
  viewCommands: [
    of('workbench.palette', {
      title: PALETTE_TITLE,
      icon: 'search',
      palette: false,
    }),
    of('workbench.close-tab', { title: { 'zh-CN': '关闭标签页', en: 'Close the tab' }, when: 'tab.active' }),
    of('workbench.next-tab', { title: { 'zh-CN': '下一个标签页', en: 'Next tab' } }),
    of('workbench.previous-tab', { title: { 'zh-CN': '上一个标签页', en: 'Previous tab' } }),
    of('workbench.toggle-rail', {
      title: { 'zh-CN': '显示或隐藏左侧栏', en: 'Show or hide the left panel' },
      icon: 'panel-left',
      when: 'document.active',
    }),
    of('workbench.toggle-side', {
      title: { 'zh-CN': '显示或隐藏右侧栏', en: 'Show or hide the right panel' },
      icon: 'panel-right',
      when: 'document.active',
    }),
    of('workbench.show-side', {
      title: { 'zh-CN': '显示右侧栏', en: 'Show the right panel' },
      icon: 'panel-right',
      when: 'document.active',
      palette: false,
    }),
    of('workbench.toggle-panel', {
      title: { 'zh-CN': '显示或隐藏底部面板', en: 'Show or hide the bottom panel' },
      icon: 'panel-bottom',
    }),
    of(ENABLE_COMMAND, { title: ENABLE_AGAIN, palette: false }),
    of('workbench.close-window', { title: { 'zh-CN': '退出', en: 'Quit' }, when: 'desktop' }),
  ],
  menus: [
    of('workbench.file.close-tab', {
      menu: 'file',
      command: 'workbench.close-tab',
      group: '8-close',
      when: '!document.active',
    }),
    of('workbench.file.quit', { menu: 'file', command: 'workbench.close-window', group: '9-quit', when: 'desktop' }),
    of('workbench.view.palette', { menu: 'view', command: 'workbench.palette', group: '0-palette' }),
    of('workbench.view.rail', { menu: 'view', command: 'workbench.toggle-rail', group: '5-panels', order: 10 }),
    of('workbench.view.side', { menu: 'view', command: 'workbench.toggle-side', group: '5-panels', order: 20 }),
    of('workbench.view.panel', { menu: 'view', command: 'workbench.toggle-panel', group: '5-panels', order: 30 }),
    of('workbench.view.next', { menu: 'view', command: 'workbench.next-tab', group: '6-tabs', order: 10 }),
    of('workbench.view.previous', { menu: 'view', command: 'workbench.previous-tab', group: '6-tabs', order: 20 }),
    of('workbench.ribbon.rail', {
      menu: 'ribbon-view',
      command: 'workbench.toggle-rail',
      title: { 'zh-CN': '左侧栏', en: 'Left panel' },
      group: '9-panels',
      order: 10,
    }),
    of('workbench.ribbon.side', {
      menu: 'ribbon-view',
      command: 'workbench.toggle-side',
      title: { 'zh-CN': '右侧栏', en: 'Right panel' },
      group: '9-panels',
      order: 20,
    }),
  ],
  keybindings: [
    of('workbench.key.palette', { command: 'workbench.palette', key: 'mod+k' }),
    of('workbench.key.close-tab', { command: 'workbench.close-tab', key: 'mod+w' }),
    of('workbench.key.panel', { command: 'workbench.toggle-panel', key: 'mod+j' }),
    of('workbench.key.next-tab', { command: 'workbench.next-tab', key: 'ctrl+tab' }),
    of('workbench.key.previous-tab', { command: 'workbench.previous-tab', key: 'ctrl+shift+tab' }),
  ],
};

export function shellViews(shell: Shell): ViewDefinition {
  const { palette, pages, documents, panels, bottomPanel, bridge, host, contributions } = shell;
  /** Open tabs as ids of the dock, and the place of the one in front. */
  const tabs = () => {
    const { open, active: page } = pages.state.getState();
    const { tabs: documentTabs, active: document } = documents.state.getState();
    const shown = open.filter((id) => findPage(id, contributions.getState()));
    const all = [
      ...shown.map((id) => ({ id, show: () => pages.show(id) })),
      ...documentTabs.map(({ id }) => ({ id, show: () => documents.activate(id) })),
    ];
    return { all, at: all.findIndex(({ id }) => id === (document ?? page)) };
  };
  const move = (step: number) => {
    const { all, at } = tabs();
    if (all.length > 0) all[(Math.max(at, 0) + step + all.length) % all.length]!.show();
  };
  return defineView({
    activate({ command }) {
      command('workbench.palette', () => palette.open());
      command('workbench.close-tab', () => {
        const { active: document } = documents.state.getState();
        const { active: page } = pages.state.getState();
        if (document !== undefined) return documents.requestClose(document);
        if (page !== undefined) pages.close(page);
      });
      command('workbench.next-tab', () => move(1));
      command('workbench.previous-tab', () => move(-1));
      command('workbench.toggle-rail', () => panels.toggle('rail'));
      command('workbench.toggle-side', () => panels.toggle('side'));
      command('workbench.show-side', () => {
        if (!panels.state.getState().side) panels.toggle('side');
      });
      command('workbench.toggle-panel', () => bottomPanel.toggle());
      command(ENABLE_COMMAND, (plugin) => host.call((client) => client.enablePlugin(String(plugin))));
      command('workbench.close-window', () => bridge.frame?.close());
    },
  });
}
