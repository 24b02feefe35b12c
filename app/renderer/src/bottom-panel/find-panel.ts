import { defineError, type ViewData } from '@sealwright/core/api';
import type { Contributed, Contributions } from '../contributions/contributions.ts';

export const PanelUnknown = defineError<{ panel: string }>('workbench.panel-unknown', {
  'zh-CN': '没有名为“{panel}”的面板，可能是提供它的插件已停用。',
  en: 'There is no panel "{panel}"; the plugin that offers it may be disabled.',
});

/** A view of the bottom panel as its plugin contributes it; nothing where the plugin is gone. */
export function findPanel(id: string, { views }: Pick<Contributions, 'views'>): Contributed<ViewData> | undefined {
  return views.find((view) => view.id === id && view.data.place === 'panel');
}
