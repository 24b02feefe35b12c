import { defineError } from '../api/errors.ts';

export const StorageBadName = defineError<{ name: string }>('storage.bad-name', {
  'zh-CN': '“{name}”不能用作数据的名称：只能使用小写字母、数字、连字符和点。',
  en: '"{name}" cannot name stored data: use lower-case letters, digits, hyphens and dots.',
});

/** The contents, after migration or after a change, do not fit the schema. `place` is a JSON pointer into them. */
export const StorageInvalid = defineError<{ store: string; place: string }>('storage.invalid', {
  'zh-CN': '数据“{store}”的内容不符合规定（位置：{place}），文件未作改动。请把此提示告知技术支持。',
  en: 'The contents of the data "{store}" are not valid (at {place}); the file was left unchanged. Tell this to your support.',
});

export const StorageNewer = defineError<{ store: string; found: number; known: number }>('storage.newer', {
  'zh-CN': '数据“{store}”由更新版本的程序写入，本程序不能读取。请升级本程序后重试。',
  en: 'The data "{store}" was written by a later version of the program. Update this program and try again.',
});

/** Thrown once: the unreadable file was put aside as `kept`, and the next call starts with the initial contents. */
export const StorageDamaged = defineError<{ store: string; kept: string }>('storage.damaged', {
  'zh-CN':
    '数据文件“{store}”已损坏，原文件已保留为“{kept}”。再次操作将从初始内容开始；如需找回数据，请保留该文件并联系技术支持。',
  en: 'The data file "{store}" was damaged and has been kept as "{kept}". Trying again starts with fresh contents; to recover the data, keep that file and call your support.',
});

export const StorageBusy = defineError<{ store: string }>('storage.busy', {
  'zh-CN': '数据“{store}”正被另一个程序占用，请稍后重试。',
  en: 'Another program is using the data "{store}". Try again in a moment.',
});

/** `reason` is the code of the operating system, such as ENOSPC. */
export const StorageFailed = defineError<{ store: string; reason: string }>('storage.failed', {
  'zh-CN': '无法读写数据“{store}”（{reason}）。请检查磁盘空间和文件夹权限。',
  en: 'The data "{store}" could not be read or written ({reason}). Check the disk space and the permissions of the folder.',
});
