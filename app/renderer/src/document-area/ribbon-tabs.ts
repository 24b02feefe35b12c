import type { DocumentToolData, Localized, MenuData } from '@sealwright/core/api';
import type { Contributed } from '../contributions/contributions.ts';
import type { MenuEntry } from '../menus/menu-entries.ts';

export type RibbonTabName = DocumentToolData['group'];

export interface RibbonTab {
  readonly name: RibbonTabName;
  readonly title: Localized;
  readonly tools: readonly Contributed<DocumentToolData>[];
  /** Groups of buttons behind the tools. */
  readonly buttons: readonly (readonly MenuEntry[])[];
}

/** The tabs of a document's tool bar in their order, each with the menu of its buttons. */
export const ribbonMenus = [
  { name: 'sign', menu: 'ribbon-sign', title: { 'zh-CN': '签章', en: 'Seal' } },
  { name: 'annotate', menu: 'ribbon-annotate', title: { 'zh-CN': '批注/水印', en: 'Annotate' } },
  { name: 'view', menu: 'ribbon-view', title: { 'zh-CN': '视图', en: 'View' } },
] as const satisfies readonly { name: RibbonTabName; menu: MenuData['menu']; title: Localized }[];

/** The tabs in which there is anything. `buttons`: the entries of their menus. */
export function ribbonTabs(
  tools: readonly Contributed<DocumentToolData>[],
  buttons: Readonly<Record<RibbonTabName, RibbonTab['buttons']>>,
): readonly RibbonTab[] {
  return ribbonMenus
    .map(({ name, title }) => ({
      name,
      title,
      tools: tools.filter(({ data }) => data.group === name),
      buttons: buttons[name],
    }))
    .filter((tab) => tab.tools.length > 0 || tab.buttons.length > 0);
}
