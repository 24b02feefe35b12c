import { defineError } from '@sealwright/core/api';

export const SealGone = defineError('seal-list.seal-gone', {
  'zh-CN': '印章已不在列表中，可能设备已拔出。请重新插入设备。',
  en: 'The seal is not in the list any more: its device may have been pulled out. Plug it in again.',
});
export const PictureGone = defineError('seal-list.picture-gone', {
  'zh-CN': '图片已关闭，请重新选择图片。',
  en: 'The picture was closed. Choose it again.',
});
