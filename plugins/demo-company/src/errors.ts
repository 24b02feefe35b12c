import { defineError } from '@sealwright/core/api';

/** `reason` is the operating system's code: 'ENOSPC', 'EACCES'. */
export const DemoUnwritable = defineError<{ path: string; reason: string }>('demo.unwritable', {
  'zh-CN': '无法写入演示文件 {path}（{reason}）。请检查磁盘空间和文件夹权限。',
  en: 'The demo file {path} cannot be written ({reason}). Check the disk space and the permissions of the folder.',
});
export const DemoUnreadable = defineError<{ path: string; reason: string }>('demo.unreadable', {
  'zh-CN': '无法读取演示文件 {path}（{reason}）。',
  en: 'The demo file {path} cannot be read ({reason}).',
});
