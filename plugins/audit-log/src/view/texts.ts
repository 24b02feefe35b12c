import type { Localized } from '@sealwright/core/api';
import type { ExportFormat } from '../common-audit-rpc.ts';

export const texts = {
  page: { 'zh-CN': '操作日志', en: 'Audit log' },
  search: { 'zh-CN': '搜索说明和详情', en: 'Search in entries' },
  more: { 'zh-CN': '更多操作', en: 'More' },
  check: { 'zh-CN': '立即检查', en: 'Check Now' },
  checkpoint: { 'zh-CN': '签署检查点…', en: 'Sign a Checkpoint…' },
  checkFile: { 'zh-CN': '检查导出的日志文件…', en: 'Check an Exported Log…' },
  export: { 'zh-CN': '导出', en: 'Export' },
  checking: { 'zh-CN': '正在检查日志…', en: 'Checking the log…' },

  lastCheckpoint: {
    'zh-CN': '最近检查点：{time}，{signer} 确认了前 {count} 条',
    en: 'Last checkpoint: {time}, {signer} vouched for the first {count}',
  },
  noCheckpoint: {
    'zh-CN': '还没有签署过检查点。签署后导出一份另行保存，这些记录再被删改就能查出',
    en: 'No checkpoint is signed yet. Sign one and keep an export elsewhere: later changes to these entries show then',
  },
  anew: { 'zh-CN': '另起新日志', en: 'Begin a New Log' },
  anewTitle: { 'zh-CN': '另起一份新日志吗？', en: 'Begin a new log?' },
  anewMessage: {
    'zh-CN': '原来的日志文件原样保留在数据文件夹中，但不再显示和续写。建议先导出。',
    en: 'The files of the old log stay in the data folder as they are, but are not shown or continued any more. Better export it first.',
  },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  close: { 'zh-CN': '关闭', en: 'Close' },

  kind: { 'zh-CN': '类别', en: 'Kind' },
  allKinds: { 'zh-CN': '全部类别', en: 'All kinds' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  allOutcomes: { 'zh-CN': '全部结果', en: 'All outcomes' },
  from: { 'zh-CN': '从', en: 'From' },
  until: { 'zh-CN': '到', en: 'To' },
  reset: { 'zh-CN': '重置', en: 'Reset' },

  time: { 'zh-CN': '时间', en: 'Time' },
  sentence: { 'zh-CN': '说明', en: 'What happened' },
  number: { 'zh-CN': '序号', en: 'No.' },
  empty: { 'zh-CN': '还没有记录', en: 'Nothing is written yet' },
  emptyHint: {
    'zh-CN': '签署文件、打开文档、修改 PIN 码或设置后，会自动记录在这里。',
    en: 'Signings, opened documents, changed PINs and settings are written down here by themselves.',
  },
  noMatch: { 'zh-CN': '没有符合条件的记录', en: 'No entry fits' },
  most: {
    'zh-CN': '只显示最近的 {count} 条。请用上面的条件缩小范围，或导出后查看。',
    en: 'Only the newest {count} are shown. Narrow them down above, or export the log.',
  },
  older: { 'zh-CN': '显示更早的记录', en: 'Show Older Entries' },

  details: { 'zh-CN': '详情', en: 'Details' },
  detailOf: { 'zh-CN': '第 {number} 条记录的详情', en: 'Details of entry {number}' },
  entryTitle: { 'zh-CN': '第 {number} 条记录', en: 'Entry {number}' },
  chain: { 'zh-CN': '防篡改信息', en: 'Chain' },
  event: { 'zh-CN': '事件', en: 'Event' },
  digest: { 'zh-CN': '本条摘要（SHA-256）', en: 'Digest (SHA-256)' },
  previous: { 'zh-CN': '前一条摘要', en: 'Digest of the entry before' },
  log: { 'zh-CN': '日志编号', en: 'Log' },

  checkpointTitle: { 'zh-CN': '签署检查点', en: 'Sign a Checkpoint' },
  checkpointHint: {
    'zh-CN': '用您的密钥签署日志现在的状态，需要输入一次 PIN 码。之后对已有记录的任何改动都与签名不符。',
    en: 'Your key signs the log as it is now; its PIN is asked for once. Whatever is changed in these entries later does not fit the signature.',
  },
  key: { 'zh-CN': '签名密钥', en: 'Signing key' },
  noKeys: {
    'zh-CN': '没有找到签名密钥。请插入密钥后重试。',
    en: 'No signing key was found. Plug one in and try again.',
  },
  sign: { 'zh-CN': '签署', en: 'Sign' },
  checkpointDone: {
    'zh-CN': '已签署检查点。建议现在导出一份日志，保存到别处。',
    en: 'The checkpoint is signed. Better export the log now and keep it elsewhere.',
  },

  exportTitle: { 'zh-CN': '导出操作日志', en: 'Export the audit log' },
  exportName: { 'zh-CN': '操作日志', en: 'audit-log' },
  exported: { 'zh-CN': '已导出到 {path}', en: 'Exported to {path}' },
  pickTitle: { 'zh-CN': '选择导出的操作日志', en: 'Choose an exported audit log' },
  fileResult: { 'zh-CN': '检查结果', en: 'Result of the Check' },
  span: { 'zh-CN': '时间范围', en: 'Time' },
  head: { 'zh-CN': '最后一条的摘要', en: 'Digest of the last entry' },
  checkpointOf: { 'zh-CN': '检查点：前 {count} 条', en: 'Checkpoint of the first {count}' },
  fileNoCheckpoint: {
    'zh-CN': '文件中没有检查点：末尾的记录若被整条删除，仅凭文件看不出来。',
    en: 'It holds no checkpoint: entries that were taken away from its end do not show by the file alone.',
  },
  certificateHint: {
    'zh-CN': '请核对签署人的证书指纹；这里不检查证书由谁签发。',
    en: 'Compare the fingerprint of the signer’s certificate: who issued it is not checked here.',
  },
} as const satisfies Record<string, Localized>;

export const formatTitles: Readonly<Record<ExportFormat, Localized>> = {
  jsonl: { 'zh-CN': '可检查的日志（.jsonl）', en: 'Log that can be verified (.jsonl)' },
  html: { 'zh-CN': '网页（.html）', en: 'Web page (.html)' },
  csv: { 'zh-CN': '表格（.csv）', en: 'Table (.csv)' },
};
