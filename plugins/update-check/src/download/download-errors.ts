/** Why a package did not arrive whole and unaltered. Only an interrupted download leaves anything: what it can go on from. */
import { defineError } from '@sealwright/core/api';

export const DownloadInterrupted = defineError<{ received: number; size: number }>('update.interrupted', {
  'zh-CN': '下载中断（已收到 {received} / {size} 字节）。重试时会从中断处继续。',
  en: 'The download broke off after {received} of {size} bytes. Another try goes on from there.',
});
export const DownloadSizeWrong = defineError<{ size: number }>('update.size-wrong', {
  'zh-CN': '更新包的大小与说明不符（应为 {size} 字节），已停止下载并删除。',
  en: 'The package does not have the size that its description says ({size} bytes); the download was stopped and deleted.',
});
export const DownloadAltered = defineError<{ expected: string; found: string }>('update.hash-wrong', {
  'zh-CN': '更新包的内容与签名的说明不符，可能被篡改或损坏，已删除。请重新下载。',
  en: 'The package is not the one that was signed: it is damaged or was tampered with, and was deleted. Download it again.',
});
export const DownloadNoSpace = defineError<{ size: number }>('update.no-space', {
  'zh-CN': '磁盘空间不足，更新包需要 {size} 字节。请清理磁盘后重试。',
  en: 'The disk is full: the package takes {size} bytes. Make room and try again.',
});
/** `reason`, for those who look into it: a code of the system. */
export const DownloadUnwritable = defineError<{ reason: string }>('update.unwritable', {
  'zh-CN': '无法保存更新包（{reason}）。请检查用户文件夹的权限。',
  en: 'The package cannot be kept ({reason}). Check the permissions of your user folder.',
});
export const DownloadCancelled = defineError('update.cancelled', {
  'zh-CN': '已取消更新。',
  en: 'The update was cancelled.',
});
