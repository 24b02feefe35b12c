import type { Localized } from '@sealwright/core/api';
import type { Corner } from '../common-corner.ts';

/** The words of the mode's panel and editor. */
export const TEXTS = {
  settings: { 'zh-CN': '多页签章设置', en: 'Seal on Many Pages' },
  guided: { 'zh-CN': '签章向导…', en: 'Step by step…' },
  signsOnDrop: {
    'zh-CN': '在页面上点击落章，随后输入证书 PIN 码即完成签署。',
    en: 'Click on a page to place the seal; the PIN is asked for at once, and all is signed.',
  },
  notAtOnce: { 'zh-CN': '不立即签署', en: 'Not at once' },
  chooseSeal: { 'zh-CN': '请先在右侧“印章列表”中点选一枚印章。', en: 'Choose a seal on the right first.' },
  notChosen: { 'zh-CN': '第 {page} 页不在所选页面内', en: 'Page {page} is not among the chosen ones' },
  notSubmitted: {
    'zh-CN': '印章已放好，但现在还不能签署，原因见右侧“待签署位置”。',
    en: 'The seal is placed but cannot be signed yet: see "To be signed" on the right.',
  },
  corner: { 'zh-CN': '页角', en: 'Corner' },
  cornerHint: {
    'zh-CN': '页面大小不一时，印章到此页角的距离各页相同。',
    en: 'Where pages differ in size, the distance to this corner is the same on all.',
  },
  rotation: { 'zh-CN': '旋转', en: 'Turn' },
  x: { 'zh-CN': '横向', en: 'Across' },
  y: { 'zh-CN': '纵向', en: 'Down' },
  scope: { 'zh-CN': '拖动时', en: 'Dragging' },
  together: { 'zh-CN': '全部页一起', en: 'All pages' },
  single: { 'zh-CN': '只改本页', en: 'This page' },
  altHint: { 'zh-CN': '按住 Alt 拖动也只改本页。', en: 'With Alt held, this page only, too.' },
  corrected: { 'zh-CN': '单独调整的页', en: 'Pages with a place of their own' },
  page: { 'zh-CN': '第 {page} 页', en: 'Page {page}' },
  putBack: { 'zh-CN': '恢复', en: 'Put back' },
  putPageBack: { 'zh-CN': '恢复第 {page} 页，与其他页一致', en: 'Put page {page} back in line with the others' },
  putAllBack: { 'zh-CN': '全部恢复', en: 'Put All Back' },
} as const satisfies Record<string, Localized>;

export const CORNER_NAMES: Readonly<Record<Corner, Localized>> = {
  'top-left': { 'zh-CN': '左上角', en: 'Top left' },
  'top-right': { 'zh-CN': '右上角', en: 'Top right' },
  'bottom-left': { 'zh-CN': '左下角', en: 'Bottom left' },
  'bottom-right': { 'zh-CN': '右下角', en: 'Bottom right' },
};
