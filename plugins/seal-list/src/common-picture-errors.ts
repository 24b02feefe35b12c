import { defineError } from '@sealwright/core/api';

export const PictureFileTooLarge = defineError<{ megabytes: number }>('seal-list.picture-too-large', {
  'zh-CN': '图片文件太大，最大 {megabytes} MB。请缩小后重试。',
  en: 'The picture file is larger than {megabytes} MB. Make it smaller and try again.',
});
export const PictureFileUnreadable = defineError<{ name: string }>('seal-list.picture-unreadable', {
  'zh-CN': '“{name}”无法读取，可能已移动或删除。请重新选择。',
  en: '"{name}" cannot be read: it may have been moved or deleted. Choose it again.',
});
