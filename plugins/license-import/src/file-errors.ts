/** Why a licence file cannot be read as text. */
import { defineError } from '@sealwright/core/api';

export const NotIni = defineError<{ name: string }>('license.not-ini', {
  'zh-CN': '“{name}”不是授权文件。请选择扩展名为 .ini 的文件，例如“授权导入.ini”。',
  en: '"{name}" is no licence file. Choose a file that ends with .ini, such as 授权导入.ini.',
});
export const FileMissing = defineError<{ name: string }>('license.file-missing', {
  'zh-CN': '找不到文件“{name}”，可能已被移动、删除，或所在的 U 盘已拔出。请重新选择。',
  en: 'The file "{name}" is not there any more: it was moved or deleted, or its disk was pulled out. Choose it again.',
});
export const NotAFile = defineError<{ name: string }>('license.not-a-file', {
  'zh-CN': '“{name}”不是普通文件（例如是文件夹）。请选择授权文件本身。',
  en: '"{name}" is not a regular file; it may be a folder. Choose the licence file itself.',
});
export const LinkLoop = defineError<{ name: string }>('license.link-loop', {
  'zh-CN': '“{name}”是一个循环指向自身的链接，无法读取。请选择原来的文件。',
  en: '"{name}" is a link that leads back to itself. Choose the original file.',
});
export const FileForbidden = defineError<{ name: string }>('license.file-forbidden', {
  'zh-CN': '没有权限读取“{name}”。请把它复制到“文档”文件夹后重试。',
  en: 'You have no permission to read "{name}". Copy it to your documents and try again.',
});
/** `reason`: the operating system's code. */
export const FileUnreadable = defineError<{ name: string; reason: string }>('license.file-unreadable', {
  'zh-CN': '无法读取“{name}”（{reason}）。请把它复制到本机硬盘后重试。',
  en: '"{name}" cannot be read ({reason}). Copy it to this computer\'s own disk and try again.',
});
export const Empty = defineError('license.empty', {
  'zh-CN': '授权文件是空的。请向发送方重新索取。',
  en: 'The licence file is empty. Ask its sender for it again.',
});
export const TooLarge = defineError<{ most: number }>('license.too-large', {
  'zh-CN': '文件超过 {most} KB，不是授权文件。授权文件通常只有 1 KB 左右。',
  en: 'The file is larger than {most} KB and is no licence file: those have about 1 KB.',
});
export const Binary = defineError('license.binary', {
  'zh-CN': '文件中有非文本内容，不是授权文件，或已经损坏。',
  en: 'The file holds something else than text: it is no licence file, or it is damaged.',
});
export const BadEncoding = defineError('license.encoding', {
  'zh-CN': '文件的文字编码无法识别（支持 UTF-8、GB18030 和 UTF-16LE）。请使用原文件，不要用其他软件另存。',
  en: 'The encoding of the file is not known (UTF-8, GB18030 and UTF-16LE are). Use the original file, not one that another program has saved.',
});
