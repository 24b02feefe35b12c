import { defineError, type ViewData } from '@sealwright/core/api';
import type { Contributed, Contributions } from '../contributions/contributions.ts';

export const PageUnknown = defineError<{ page: string }>('workbench.page-unknown', {
  'zh-CN': '没有名为“{page}”的页面，可能是提供它的插件已停用。',
  en: 'There is no page "{page}"; the plugin that offers it may be disabled.',
});

/** A page as its plugin contributes it; nothing where the plugin is gone. */
export function findPage(id: string, { views }: Pick<Contributions, 'views'>): Contributed<ViewData> | undefined {
  return views.find((view) => view.id === id && view.data.place === 'page');
}
