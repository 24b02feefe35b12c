import { defineError } from '@sealwright/core/api';

/** The system's print service would ask for the password where nobody sees it. */
export const PrintPassword = defineError<{ name: string }>('print.password', {
  'zh-CN': '“{name}”设有打开密码，不能直接打印。请用其他 PDF 阅读器输入密码后打印。',
  en: '"{name}" has a password and cannot be printed from here. Print it from another PDF reader, which asks for the password.',
});
export const PrintTooLarge = defineError<{ name: string; limit: number }>('print.too-large', {
  'zh-CN': '“{name}”超过 {limit} MB，不能直接打印。请用其他 PDF 阅读器打印。',
  en: '"{name}" is larger than {limit} MB and cannot be printed from here. Print it from another PDF reader.',
});
