/** What the log writes down of itself. */
import type { AuditRecord } from '@sealwright/core/api';
import { type CheckpointStatement, OWN_EVENTS } from '../common-audit-entry.ts';

export const BEGAN: AuditRecord = {
  event: OWN_EVENTS.began,
  outcome: 'done',
  sentence: { 'zh-CN': '开始记录操作日志。', en: 'The audit log begins.' },
};

export function recovered(bytes: number): AuditRecord {
  return {
    event: OWN_EVENTS.recovered,
    outcome: 'done',
    sentence: {
      'zh-CN': `上一条记录写到一半时程序中断（${bytes} 字节），已保留并从此处继续。`,
      en: `The entry before was cut off while it was written (${bytes} bytes); it is kept, and the log goes on from here.`,
    },
  };
}

export function checkpointSigned(signer: string, sha256: string, { count, head }: CheckpointStatement): AuditRecord {
  return {
    event: OWN_EVENTS.checkpoint,
    outcome: 'done',
    sentence: {
      'zh-CN': `${signer} 签署了检查点，确认第 1 至第 ${count} 条记录。`,
      en: `${signer} signed a checkpoint of entries 1 to ${count}.`,
    },
    facts: [
      { title: { 'zh-CN': '确认到的记录', en: 'Last entry' }, value: String(count) },
      { title: { 'zh-CN': '该记录的摘要', en: 'Digest of that entry' }, value: head, monospace: true },
      { title: { 'zh-CN': '证书指纹（SHA-256）', en: 'Certificate (SHA-256)' }, value: sha256, monospace: true },
    ],
  };
}

export function exported(file: string, count: number, head: string): AuditRecord {
  return {
    event: OWN_EVENTS.exported,
    outcome: 'done',
    sentence: {
      'zh-CN': `已导出操作日志的 ${count} 条记录。`,
      en: `Exported ${count} entries of the audit log.`,
    },
    facts: [
      { title: { 'zh-CN': '文件', en: 'File' }, value: file },
      { title: { 'zh-CN': '最后一条的摘要', en: 'Digest of the last entry' }, value: head, monospace: true },
    ],
  };
}
