import type { Localized } from '@sealwright/core/api';

/** The application's menus, in their order. */
export const menuTitles = {
  file: { 'zh-CN': '文件', en: 'File' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  view: { 'zh-CN': '视图', en: 'View' },
  help: { 'zh-CN': '帮助', en: 'Help' },
} satisfies Record<string, Localized>;
