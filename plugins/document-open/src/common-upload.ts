/** What both halves know of files that are sent in parts. */
import { defineError } from '@sealwright/core/api';

/** In bytes; larger files are opened by their path. */
export const LARGEST_UPLOAD = 500_000_000;

/** A dropped file did not arrive whole. */
export const UploadBroken = defineError<{ name: string }>('documents.upload-broken', {
  'zh-CN': '“{name}”没有完整传送，请重新拖入。',
  en: '"{name}" did not arrive whole. Drop it in again.',
});
export const UploadTooLarge = defineError<{ name: string; limit: number }>('documents.upload-too-large', {
  'zh-CN': '“{name}”超过 {limit} MB，请用“打开”选择文件。',
  en: '"{name}" is larger than {limit} MB. Open it with "Open" instead.',
});
