import type { Localized } from '@sealwright/core/api';

export const texts = {
  page: { 'zh-CN': '初始化', en: 'First steps' },
  item: { 'zh-CN': '初始化 {done}/{all}', en: 'First steps {done}/{all}' },
  summary: { 'zh-CN': '已完成 {done} / {all}', en: '{done} of {all} done' },
  intro: {
    'zh-CN': '按顺序完成以下步骤，就可以签署合同。每一步都可以先离开，以后再继续。',
    en: 'After these steps contracts can be signed. Each of them can be left and resumed later.',
  },
  resume: { 'zh-CN': '继续初始化', en: 'Resume' },
  begin: { 'zh-CN': '开始初始化', en: 'Begin' },
  left: {
    'zh-CN': '初始化还没有完成，可随时从窗口右下角的“初始化”继续。',
    en: 'The first steps are not done yet. Resume them at any time from the lower right corner of the window.',
  },
  complete: { 'zh-CN': '初始化已完成', en: 'All steps are done' },
  completeHint: { 'zh-CN': '现在可以查看印章，或者打开文件签署。', en: 'See your seals, or open a file to sign it.' },
  seals: { 'zh-CN': '打开印章列表', en: 'Show My Seals' },
  steps: { 'zh-CN': '步骤', en: 'Steps' },
  start: { 'zh-CN': '开始', en: 'Start' },
  goOn: { 'zh-CN': '继续', en: 'Go On' },
  retry: { 'zh-CN': '重试', en: 'Try Again' },
  again: { 'zh-CN': '再做一次', en: 'Do It Again' },
  skip: { 'zh-CN': '跳过', en: 'Skip' },
  isRunning: { 'zh-CN': '进行中', en: 'Under way' },
  leftHere: { 'zh-CN': '上次停在这里', en: 'You left off here' },
  ofStep: { 'zh-CN': '{action}：{step}', en: '{action}: {step}' },
  empty: { 'zh-CN': '没有需要完成的步骤', en: 'There are no steps to go through' },
} as const satisfies Record<string, Localized>;
