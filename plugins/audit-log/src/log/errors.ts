import { defineError } from '@sealwright/core/api';

/** `reason` is the code of the operating system, such as ENOSPC. */
export const AuditUnwritable = defineError<{ reason: string }>('audit.unwritable', {
  'zh-CN': '无法写入操作日志（{reason}）。请检查磁盘空间和文件夹权限。',
  en: 'The audit log could not be written ({reason}). Check the disk space and the permissions of the folder.',
});

export const AuditUnreadable = defineError<{ reason: string }>('audit.unreadable', {
  'zh-CN': '无法读取操作日志（{reason}）。请检查文件夹权限。',
  en: 'The audit log could not be read ({reason}). Check the permissions of the folder.',
});

/** The end of the log is not what was written there: nothing is added to it any more. */
export const AuditBroken = defineError('audit.broken', {
  'zh-CN': '操作日志的末尾被改动或删除，不能继续记录。请在“操作日志”页面检查，并另起新日志；原日志会保留。',
  en: 'The end of the audit log was altered or deleted, so it cannot be continued. Check it on the page "Audit log", and begin a new log there; the old one is kept.',
});

export const AuditEmpty = defineError('audit.empty', {
  'zh-CN': '操作日志还是空的。',
  en: 'The audit log is still empty.',
});

/** Not a file that this program has exported as JSON lines. */
export const AuditFileForeign = defineError<{ file: string }>('audit.file-foreign', {
  'zh-CN': '“{file}”不是操作日志：请选择从“操作日志”导出的 .jsonl 文件。',
  en: '"{file}" is no audit log: choose a .jsonl file that was exported from the audit log.',
});

export const AuditFileTooLarge = defineError<{ file: string }>('audit.file-too-large', {
  'zh-CN': '“{file}”超过 512 MB，不是本程序导出的操作日志。',
  en: '"{file}" is larger than 512 MB, which no exported audit log is.',
});

/** A checkpoint was to be signed on a log that does not fit together. */
export const AuditNotWhole = defineError('audit.not-whole', {
  'zh-CN': '操作日志不完整，不能签署检查点。',
  en: 'The audit log does not fit together, so no checkpoint of it can be signed.',
});

export const AuditSignatureUnfit = defineError('audit.signature-unfit', {
  'zh-CN': '密钥给出的签名与它的证书不符，没有写入检查点。',
  en: 'What the key has signed does not fit its certificate; no checkpoint was written.',
});
