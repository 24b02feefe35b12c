import type { Localized } from '@sealwright/core/api';

/** A command as a button; its own title and icon where none are given. */
export interface CommandItem {
  readonly kind: 'command';
  readonly command: string;
  readonly title?: Localized;
  readonly icon?: string;
  /** Only its icon is shown, in the window's whole width, too. */
  readonly isIcon?: true;
  /** Its word goes before others do where room is short. */
  readonly yields?: true;
}

/** A small view of place 'tool-control'. */
export interface ControlItem {
  readonly kind: 'control';
  readonly view: string;
}

/** A button that opens a menu of commands and tools of the document. */
export interface MenuItem {
  readonly kind: 'menu';
  readonly title: Localized;
  readonly icon: string;
  readonly groups: readonly (readonly (CommandItem | ToolEntry)[])[];
}

export interface ToolEntry {
  readonly kind: 'tool';
  /** Id at the point `documentTools`. */
  readonly tool: string;
  readonly title?: Localized;
}

export type ToolBarItem = CommandItem | ControlItem | MenuItem;

const command = (id: string, title?: Localized, more: Partial<CommandItem> = {}): CommandItem => ({
  ...{ kind: 'command', command: id },
  ...(title && { title }),
  ...more,
});
const icon = (id: string, name?: string): CommandItem =>
  command(id, undefined, { isIcon: true, ...(name !== undefined && { icon: name }) });

/** The tool bar of the offline client, in groups. What no plugin offers is left out. */
export const toolBarLayout: readonly (readonly ToolBarItem[])[] = [
  [
    command('documents.open', { 'zh-CN': '打开', en: 'Open' }),
    command('documents.close'),
    command('documents.save'),
    command('documents.print'),
  ],
  [command('pdf.find', { 'zh-CN': '搜索', en: 'Search' }, { yields: true })],
  [
    command('pdf.rotate-left', { 'zh-CN': '左转', en: 'Turn left' }, { yields: true }),
    command('pdf.rotate-right', { 'zh-CN': '右转', en: 'Turn right' }, { yields: true }),
  ],
  [
    command('pdf.zoom-in', undefined, { yields: true }),
    command('pdf.zoom-out', undefined, { yields: true }),
    { kind: 'control', view: 'pdf.zoom-control' },
  ],
  [
    icon('pdf.first-page'),
    icon('pdf.previous-page', 'chevron-left'),
    { kind: 'control', view: 'pdf.page-control' },
    icon('pdf.next-page', 'chevron-right'),
    icon('pdf.last-page'),
  ],
  [
    {
      kind: 'menu',
      title: { 'zh-CN': '签章', en: 'Seal' },
      icon: 'stamp',
      groups: [
        [
          { kind: 'tool', tool: 'normal', title: { 'zh-CN': '签章（逐页点击落章）', en: 'Seal (click page by page)' } },
          command('multipage.guide', { 'zh-CN': '多页签章…', en: 'Seal Many Pages…' }, { icon: 'files' }),
          { kind: 'tool', tool: 'seam' },
        ],
        [
          { kind: 'tool', tool: 'keyword' },
          { kind: 'tool', tool: 'date' },
        ],
      ],
    },
  ],
  [command('verification.show', { 'zh-CN': '验证', en: 'Verify' })],
  [
    command('settings.open', { 'zh-CN': '设置', en: 'Settings' }),
    command('help.open', { 'zh-CN': '帮助', en: 'Help' }, { icon: 'circle-help' }),
  ],
  [command('help.about', { 'zh-CN': '关于', en: 'About' })],
];
