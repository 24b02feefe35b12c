import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  page: { 'zh-CN': '打开', en: 'Open' },
  pdfFiles: { 'zh-CN': 'PDF 文件', en: 'PDF files' },
  chooseFiles: { 'zh-CN': '打开 PDF 文件', en: 'Open PDF Files' },
  notOpened: { 'zh-CN': '“{name}”没有打开', en: '"{name}" was not opened' },
  onlyPdf: {
    'zh-CN': '只能打开 PDF 文件，没有打开：{names}',
    en: 'Only PDF files can be opened; these were not: {names}',
  },

  dropHere: { 'zh-CN': '将 PDF 文件拖到这里，或点击选择', en: 'Drop PDF files here, or click to choose' },
  dropHint: {
    'zh-CN': '可一次打开多个文件。保存之前，原文件不会被改动。',
    en: 'Several at once are fine. Your file is not touched until you save.',
  },
  release: { 'zh-CN': '松开鼠标，打开 PDF 文件', en: 'Release to open the PDF files' },
  begin: { 'zh-CN': '也可以从这里开始', en: 'Or begin with' },
  folders: { 'zh-CN': '最近使用的文件夹', en: 'Recent folders' },
  openFrom: { 'zh-CN': '从 {folder} 中选择文件', en: 'Choose files from {folder}' },

  save: { 'zh-CN': '保存', en: 'Save' },
  saveAll: { 'zh-CN': '全部保存', en: 'Save All' },
  saveAs: { 'zh-CN': '另存为', en: 'Save As' },
  discard: { 'zh-CN': '不保存', en: "Don't Save" },
  discardAll: { 'zh-CN': '都不保存', en: "Don't Save Any" },
  overwrite: { 'zh-CN': '覆盖', en: 'Overwrite' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  savedAs: { 'zh-CN': '已保存到 {path}', en: 'Saved to {path}' },
  notSaved: { 'zh-CN': '“{name}”没有保存', en: '"{name}" was not saved' },
  saveBeforeClosing: {
    'zh-CN': '关闭前保存“{name}”吗？',
    en: 'Save "{name}" before closing?',
  },
  saveAllBeforeClosing: {
    'zh-CN': '有 {count} 份文档尚未保存，关闭前保存吗？',
    en: '{count} documents are not saved. Save them before closing?',
  },
  lostWithoutSaving: {
    'zh-CN': '文档已签署，但尚未写入文件。不保存，签署将丢失。',
    en: 'It has been signed, but that is not in the file yet. Without saving, the signature is lost.',
  },
  lostWithoutSavingAll: {
    'zh-CN': '{names}已签署，但尚未写入文件。不保存，签署将丢失。',
    en: '{names} have been signed, but that is not in the files yet. Without saving, the signatures are lost.',
  },
  versionOf: {
    'zh-CN': '这是“{name}”早先的版本，只供查看，不能签署或修改。',
    en: 'This is an earlier version of "{name}", to be looked at only: it cannot be signed or changed.',
  },
  saveCopy: { 'zh-CN': '另存为副本…', en: 'Save a copy…' },
  unsaved: { 'zh-CN': '未保存', en: 'Not saved' },
  uploading: { 'zh-CN': '正在载入 {name} {percent}%', en: 'Loading {name} {percent}%' },

  recoverTitle: {
    'zh-CN': '有 {count} 份已签署的文档没有保存',
    en: '{count} signed documents were not saved',
  },
  recoverMessage: {
    'zh-CN': '程序上次意外退出，{names}的签署内容还在，恢复后请保存。',
    en: 'The program ended unexpectedly. What was signed in {names} is still there. Recover it, then save.',
  },
  recoverNote: {
    'zh-CN': '程序上次意外退出，以下文档已签署但没有保存。恢复后请保存。',
    en: 'The program ended unexpectedly. These documents were signed but not saved. Recover them, then save.',
  },
  recover: { 'zh-CN': '恢复', en: 'Recover' },
  recoverAll: { 'zh-CN': '全部恢复', en: 'Recover All' },
  later: { 'zh-CN': '稍后', en: 'Later' },
  drop: { 'zh-CN': '放弃', en: 'Discard' },
  dropTitle: { 'zh-CN': '放弃“{name}”未保存的签署吗？', en: 'Discard the unsaved signatures of "{name}"?' },
  dropMessage: {
    'zh-CN': '它们将被永久删除。您自己的文件不受影响。',
    en: 'They are deleted for good. Your own file is not affected.',
  },
} as const satisfies Record<string, Localized>;
