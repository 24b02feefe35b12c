import type { Localized } from '@sealwright/core/api';

export const texts = {
  title: { 'zh-CN': '模板', en: 'Templates' },
  saveHere: { 'zh-CN': '保存为模板', en: 'Save as template' },
  more: { 'zh-CN': '更多', en: 'More' },
  moreOf: { 'zh-CN': '模板“{name}”的更多操作', en: 'More for the template "{name}"' },
  none: {
    'zh-CN': '放好印章后可以保存为模板，下次直接套用。',
    en: 'Save what you placed as a template, and apply it to the next document.',
  },
  apply: { 'zh-CN': '套用', en: 'Apply' },
  applyNamed: { 'zh-CN': '套用模板“{name}”', en: 'Apply the template "{name}"' },
  rename: { 'zh-CN': '重命名…', en: 'Rename…' },
  export: { 'zh-CN': '导出…', en: 'Export…' },
  import: { 'zh-CN': '导入模板…', en: 'Import a Template…' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },

  saveTitle: { 'zh-CN': '保存为模板', en: 'Save as template' },
  name: { 'zh-CN': '模板名称', en: 'Name of the template' },
  namePlaceholder: { 'zh-CN': '例如：采购合同', en: 'such as: Purchase contract' },
  remembers: { 'zh-CN': '模板会记住', en: 'What it remembers' },
  sealNamed: { 'zh-CN': '印章“{seal}”', en: 'seal "{seal}"' },
  sealsByName: {
    'zh-CN': '模板只记住印章的名称，不含印章图片。在其他密钥上会改用同名的印章。',
    en: 'A template knows seals by their names and holds no pictures. On another key, the seal of the same name is used.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  replace: { 'zh-CN': '覆盖', en: 'Replace' },
  exists: {
    'zh-CN': '已有名为“{name}”的模板，保存将覆盖它。',
    en: 'There is a template "{name}" already; it will be replaced.',
  },
  saved: { 'zh-CN': '已保存模板“{name}”', en: 'Saved the template "{name}"' },
  renameTitle: { 'zh-CN': '重命名模板', en: 'Rename the template' },
  renameYes: { 'zh-CN': '重命名', en: 'Rename' },

  deleteTitle: { 'zh-CN': '删除模板“{name}”？', en: 'Delete the template "{name}"?' },
  deleteMessage: { 'zh-CN': '已放置和已签署的印章不受影响。', en: 'What was placed or signed with it stays.' },

  exportTitle: { 'zh-CN': '导出模板', en: 'Export the template' },
  fileKind: { 'zh-CN': '签章模板', en: 'Placement template' },
  exported: { 'zh-CN': '模板已导出到 {path}', en: 'Exported the template to {path}' },
  importTitle: { 'zh-CN': '导入模板', en: 'Import a template' },
  imported: { 'zh-CN': '已导入模板“{name}”', en: 'Imported the template "{name}"' },
  importExists: { 'zh-CN': '已有名为“{name}”的模板', en: 'There is a template "{name}" already' },
  importExistsMessage: {
    'zh-CN': '要用文件中的模板覆盖它，还是以其他名称导入？',
    en: 'Replace it by the one in the file, or import that one by another name?',
  },
  otherName: { 'zh-CN': '用其他名称', en: 'Use Another Name' },
  importYes: { 'zh-CN': '导入', en: 'Import' },

  applyTitle: { 'zh-CN': '套用模板', en: 'Apply a template' },
  noneSaved: { 'zh-CN': '还没有模板', en: 'No templates yet' },
  applied: {
    'zh-CN': '已套用模板“{name}”，放置 {count} 项',
    en: 'Applied the template "{name}"; entries placed: {count}',
  },

  sealsTitle: { 'zh-CN': '为模板选择印章', en: 'Choose seals for the template' },
  sealsIntro: {
    'zh-CN': '模板“{name}”中的印章现在不能直接使用，请选择用哪枚印章代替。',
    en: 'Seals of the template "{name}" cannot be used as they are. Choose which ones to place instead.',
  },
  sealOf: { 'zh-CN': '代替“{seal}”', en: 'Instead of "{seal}"' },
  sealOpen: { 'zh-CN': '模板未指定的印章', en: 'The seal that the template leaves open' },
  sealNotHere: { 'zh-CN': '没有找到这枚印章', en: 'It was not found' },
  sealSeveral: { 'zh-CN': '有 {count} 枚同名的印章', en: 'Seals of this name: {count}' },
  leaveOut: { 'zh-CN': '不放置', en: 'Leave out' },

  partTitle: { 'zh-CN': '模板“{name}”有 {count} 项不能放置', en: 'Entries of "{name}" that cannot be placed: {count}' },
  partNone: { 'zh-CN': '模板“{name}”不能用于这份文档', en: 'The template "{name}" does not fit this document' },
  placeRest: { 'zh-CN': '放置其余 {count} 项', en: 'Place the Rest ({count})' },
  close: { 'zh-CN': '知道了', en: 'OK' },
} as const satisfies Record<string, Localized>;
