import type { Localized } from '@sealwright/core/api';
import type { ReportFormat } from '../common-check-rpc.ts';

export const texts = {
  page: { 'zh-CN': '系统检测', en: 'System check' },
  start: { 'zh-CN': '开始检测', en: 'Start the Check' },
  again: { 'zh-CN': '重新检测', en: 'Check Again' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  export: { 'zh-CN': '导出报告', en: 'Export' },
  exportTitle: { 'zh-CN': '导出检测报告', en: 'Export the report' },
  exported: { 'zh-CN': '检测报告已保存到 {path}', en: 'The report was saved to {path}' },
  reportName: { 'zh-CN': '系统检测报告', en: 'system-check' },

  ready: { 'zh-CN': '签署前，先检测一下本机', en: 'Check this computer before you sign' },
  readyHint: {
    'zh-CN': '检测驱动、密钥、证书、印章、时间、磁盘和网络，约需十秒。检测不会修改任何内容，也不需要 PIN 码。',
    en: 'Drivers, keys, certificates, seals, clock, disk and network: about ten seconds. Nothing is changed, and no PIN is needed.',
  },
  last: { 'zh-CN': '上次检测：{time}', en: 'Last checked: {time}' },
  checking: { 'zh-CN': '正在检测…（{done}/{count}）', en: 'Checking… ({done}/{count})' },
  checkingOne: { 'zh-CN': '正在检测…', en: 'Checking…' },
  waiting: { 'zh-CN': '未完成', en: 'Not done' },
  stopped: { 'zh-CN': '检测已取消，部分项目没有结果。', en: 'The check was cancelled: some parts have no result.' },
  canSign: { 'zh-CN': '可以签署', en: 'Ready to sign' },
  canSignWith: { 'zh-CN': '可以签署，有 {count} 项需要注意', en: 'Ready to sign; worth attention: {count}' },
  cannotSign: { 'zh-CN': '有 {count} 项需要处理', en: 'To be mended: {count}' },
  counts: {
    'zh-CN': '正常 {passed} 项，提示 {notice} 项，需要注意 {warning} 项，需要处理 {failed} 项，未检测 {unchecked} 项',
    en: 'Fine: {passed}, notes: {notice}, attention: {warning}, to be mended: {failed}, not checked: {unchecked}',
  },
  facts: { 'zh-CN': '“{title}”的详情', en: 'Details of "{title}"' },
  details: { 'zh-CN': '详情', en: 'Details' },
  repeat: { 'zh-CN': '重新检测“{title}”', en: 'Check "{title}" again' },
} as const satisfies Record<string, Localized>;

export const reportFormats: Readonly<Record<ReportFormat, Localized>> = {
  html: { 'zh-CN': '网页（.html），便于阅读和打印', en: 'Web page (.html), to read and print' },
  json: { 'zh-CN': '数据（.json），便于技术支持分析', en: 'Data (.json), for support' },
  txt: { 'zh-CN': '文本（.txt）', en: 'Text (.txt)' },
};
