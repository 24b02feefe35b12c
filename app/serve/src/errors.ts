import { defineError } from '@sealwright/core/api';

/** `reason` is the code of the operating system, such as ENOENT. */
export const FolderUnreadable = defineError<{ path: string; reason: string }>('files.folder-unreadable', {
  'zh-CN': '无法打开文件夹“{path}”（{reason}）。请检查该文件夹是否存在，以及您是否有权访问。',
  en: 'The folder "{path}" cannot be opened ({reason}). Check that it exists and that you may read it.',
});
export const FolderUnwritable = defineError<{ path: string; reason: string }>('files.folder-unwritable', {
  'zh-CN': '不能在文件夹“{path}”中保存文件（{reason}）。请选择其他文件夹。',
  en: 'Files cannot be saved in the folder "{path}" ({reason}). Choose another one.',
});
export const FileNameInvalid = defineError<{ name: string }>('files.name-invalid', {
  'zh-CN': '“{name}”不能用作文件名。请勿使用 \\ / : * ? " < > | 等字符。',
  en: '"{name}" cannot be a file name. Do not use characters such as \\ / : * ? " < > |',
});
export const FileIsFolder = defineError<{ name: string }>('files.is-folder', {
  'zh-CN': '已有名为“{name}”的文件夹，请换一个文件名。',
  en: 'There is a folder called "{name}". Choose another file name.',
});
export const ServeUsage = defineError<{ words: string }>('serve.usage', {
  'zh-CN': '无法识别命令行“{words}”。用法：serve [--port N] [--no-open] [文件...]。',
  en: 'The command line "{words}" is not understood. Usage: serve [--port N] [--no-open] [FILE...].',
});
export const PortTaken = defineError<{ port: number; reason: string }>('serve.port-taken', {
  'zh-CN': '端口 {port} 无法使用（{reason}），请换一个端口。',
  en: 'The port {port} cannot be used ({reason}). Choose another one.',
});
export const ProfileUnusable = defineError<{ profile: string; reason: string }>('serve.profile-unusable', {
  'zh-CN': '无法使用用户数据文件夹“{profile}”（{reason}）。请检查权限，或用环境变量 SEALWRIGHT_HOME 指定其他文件夹。',
  en: 'The profile folder "{profile}" cannot be used ({reason}). Check its permissions, or name another by SEALWRIGHT_HOME.',
});
