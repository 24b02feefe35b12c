import type { Localized } from '@sealwright/core/api';

export const texts = {
  page: { 'zh-CN': '服务办理', en: 'Services' },
  desk: { 'zh-CN': '发证机构', en: 'Authority' },
  parts: { 'zh-CN': '办理事项', en: 'What to do' },
  none: { 'zh-CN': '没有可用的服务办理内容', en: 'There is no desk' },
  noneHint: {
    'zh-CN': '提供内容的插件可能已停用，请在安装管理中查看。',
    en: 'The plugin that brings one may be disabled; see the install manager.',
  },

  certificateEnds: {
    'zh-CN': '“{subject}”的证书将于 {day} 到期，请尽快续期。',
    en: 'The certificate of "{subject}" ends on {day}. Renew it soon.',
  },
  certificateEnded: {
    'zh-CN': '“{subject}”的证书已于 {day} 到期，不能再签署，请办理续期。',
    en: 'The certificate of "{subject}" ended on {day} and signs no more. Renew it.',
  },
  pinLocked: { 'zh-CN': '“{device}”的 PIN 码已锁定。', en: 'The PIN of "{device}" is locked.' },
  see: { 'zh-CN': '查看{guide}', en: 'See {guide}' },

  needs: { 'zh-CN': '需要准备', en: 'What to have at hand' },
  steps: { 'zh-CN': '业务流程', en: 'Steps' },
  done: { 'zh-CN': '已完成 {done} / {count}', en: 'Done: {done} / {count}' },
  tick: { 'zh-CN': '第 {number} 步“{title}”已完成', en: 'Step {number}, "{title}", is done' },
  anew: { 'zh-CN': '重新开始', en: 'Begin Anew' },
  noAddress: { 'zh-CN': '尚未设置网址', en: 'No address is set' },
  setAddress: { 'zh-CN': '设置网址', en: 'Set the Address' },
  setAddressOf: { 'zh-CN': '设置网址：{title}', en: 'Set the address of {title}' },
  opensOfInBrowser: {
    'zh-CN': '{label}：{title}（在浏览器中打开）',
    en: '{label}: {title} (opens in the browser)',
  },
  opensInBrowser: { 'zh-CN': '{title}（在浏览器中打开）', en: '{title} (opens in the browser)' },
  linkRefused: { 'zh-CN': '不能打开 {address}。', en: '{address} cannot be opened.' },

  questions: { 'zh-CN': '常见问题', en: 'Questions' },
  searchQuestions: { 'zh-CN': '搜索问题', en: 'Search the questions' },
  noQuestion: { 'zh-CN': '没有找到相符的问题', en: 'No question fits' },

  downloads: { 'zh-CN': '下载中心', en: 'Downloads' },
  downloadsHint: {
    'zh-CN': '链接在系统浏览器中打开。安装驱动程序时，请先拔出 Ukey。',
    en: 'Links open in your browser. Pull the Ukey out before you install a driver.',
  },
  moreLinks: { 'zh-CN': '服务指南', en: 'Service guide' },
  open: { 'zh-CN': '打开', en: 'Open' },

  form: { 'zh-CN': '申请表', en: 'Application form' },
  formName: { 'zh-CN': '机构数字证书申请表', en: 'application' },
  formHint: {
    'zh-CN': '填写后导出为 PDF，打印、签名、盖章，再扫描上传。未填的内容可以在纸上手写。填写的内容只保存在本机。',
    en: 'Export it as a PDF, print, sign and seal it, and upload a scan. What is left empty can be written by hand. It is kept on this computer only.',
  },
  business: { 'zh-CN': '业务类型', en: 'Kind of request' },
  contents: { 'zh-CN': '机构数字证书', en: "Organisation's certificate" },
  exportForm: { 'zh-CN': '导出申请表', en: 'Export the Form' },
  emptyForm: { 'zh-CN': '清空', en: 'Empty the Form' },
  emptyFormTitle: { 'zh-CN': '清空申请表？', en: 'Empty the form?' },
  emptyFormMessage: { 'zh-CN': '已填写的内容将被删除，不能恢复。', en: 'What was filled in is gone then.' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  pdf: { 'zh-CN': 'PDF 文件', en: 'PDF file' },
  exported: { 'zh-CN': '申请表已保存到 {path}', en: 'The form was saved to {path}' },
  openForm: { 'zh-CN': '打开', en: 'Open' },
  mendFirst: { 'zh-CN': '请先填写标出的内容。', en: 'Fill in what is marked first.' },
} as const satisfies Record<string, Localized>;
