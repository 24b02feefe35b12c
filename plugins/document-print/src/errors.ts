import { defineError } from '@sealwright/core/api';

/** A browser's print service would ask for the password where nobody sees it. */
export const PrintPassword = defineError<{ name: string }>('print.password', {
  'zh-CN': '“{name}”设有打开密码，浏览器不能直接打印。请用桌面版或其他 PDF 阅读器打印。',
  en: '"{name}" has a password, and a browser cannot print it from here. Print it from the desktop app or another PDF reader.',
});
export const PrintTooLarge = defineError<{ name: string; limit: number }>('print.too-large', {
  'zh-CN': '“{name}”超过 {limit} MB，浏览器不能直接打印。请用桌面版或其他 PDF 阅读器打印。',
  en: '"{name}" is larger than {limit} MB, and a browser cannot print it from here. Print it from the desktop app or another PDF reader.',
});
