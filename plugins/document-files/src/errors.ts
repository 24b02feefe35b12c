import { dirname } from 'node:path';
import { defineError, type SealwrightError } from '@sealwright/core/api';

type PathData = { path: string };

export const FileMissing = defineError<PathData>('file.missing', {
  'zh-CN': '找不到文件 {path}。',
  en: 'There is no file {path}.',
});
export const FileNotAFile = defineError<PathData>('file.not-a-file', {
  'zh-CN': '{path} 不是普通文件。',
  en: '{path} is not a regular file.',
});
export const FileUnreadable = defineError<PathData & { reason: string }>('file.unreadable', {
  'zh-CN': '无法读取 {path}（{reason}）。',
  en: '{path} cannot be read ({reason}).',
});
export const FileChanged = defineError<PathData>('file.changed', {
  'zh-CN': '文件 {path} 在处理过程中被其他程序修改，请重新打开。',
  en: 'The file {path} was changed by another program meanwhile. Open it again.',
});
export const FileExists = defineError<PathData>('file.exists', {
  'zh-CN': '{path} 已存在，未覆盖。',
  en: '{path} exists already and was not overwritten.',
});
export const FileIsFolder = defineError<PathData>('file.is-a-folder', {
  'zh-CN': '{path} 是文件夹，请写明要生成的文件名。',
  en: '{path} is a folder. Name the file that is to be made.',
});
export const FolderMissing = defineError<{ folder: string }>('file.folder-missing', {
  'zh-CN': '文件夹 {folder} 不存在，请先建立。',
  en: 'There is no folder {folder}. Make it first.',
});
export const FileNameTooLong = defineError<PathData>('file.name-too-long', {
  'zh-CN': '文件名太长，请改短：{path}',
  en: 'The file name is too long. Use a shorter one: {path}',
});
export const FileUnwritable = defineError<PathData & { reason: string }>('file.unwritable', {
  'zh-CN': '无法写入 {path}（{reason}）。',
  en: '{path} cannot be written ({reason}).',
});
/** The kinds of `file.unreadable` and `file.unwritable` that a user can mend. */
const ReadForbidden = defineError<PathData & { reason: string }>('file.unreadable', {
  'zh-CN': '没有权限读取 {path}。',
  en: 'You have no permission to read {path}.',
});
const WriteForbidden = defineError<PathData & { reason: string }>('file.unwritable', {
  'zh-CN': '没有权限写入 {path}，请换一个文件夹。',
  en: 'You have no permission to write {path}. Choose another folder.',
});
const InUse = defineError<PathData & { reason: string }>('file.unwritable', {
  'zh-CN': '{path} 正被其他程序使用，请关闭后再试。',
  en: '{path} is in use by another program. Close it there and retry.',
});
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS'];
export const FileNoSpace = defineError<PathData>('file.no-space', {
  'zh-CN': '磁盘空间不足，未写入 {path}。',
  en: 'The disk is full; {path} was not written.',
});

/** The operating system's own code ('EACCES'), where a fault has one. */
export function systemCode(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

export function readFault(path: string, fault: unknown): SealwrightError {
  const code = systemCode(fault);
  if (code === 'ENOENT' || code === 'ENOTDIR') return FileMissing({ path }, { cause: fault });
  if (code === 'EISDIR') return FileNotAFile({ path }, { cause: fault });
  if (FORBIDDEN.includes(code)) return ReadForbidden({ path, reason: code }, { cause: fault });
  return FileUnreadable({ path, reason: code }, { cause: fault });
}

export function writeFault(path: string, fault: unknown): SealwrightError {
  const code = systemCode(fault);
  if (code === 'ENOSPC' || code === 'EDQUOT') return FileNoSpace({ path }, { cause: fault });
  if (code === 'ENOENT' || code === 'ENOTDIR') return FolderMissing({ folder: dirname(path) }, { cause: fault });
  if (code === 'ENAMETOOLONG') return FileNameTooLong({ path }, { cause: fault });
  if (FORBIDDEN.includes(code)) return WriteForbidden({ path, reason: code }, { cause: fault });
  if (code === 'EBUSY') return InUse({ path, reason: code }, { cause: fault });
  return FileUnwritable({ path, reason: code }, { cause: fault });
}
