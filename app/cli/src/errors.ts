import { defineError } from '@sealwright/core/api';

export const CommandUnknown = defineError<{ words: string; known: string[] }>('cli.command-unknown', {
  'zh-CN': '没有命令 {words}，可用：{known}。',
  en: 'There is no command {words}. Known: {known}.',
});
export const ArgumentMissing = defineError<{ argument: string }>('cli.argument-missing', {
  'zh-CN': '缺少参数 {argument}。',
  en: 'The argument {argument} is missing.',
});
export const ArgumentSurplus = defineError<{ argument: string }>('cli.argument-surplus', {
  'zh-CN': '多余的参数 {argument}。',
  en: 'The argument {argument} is too many.',
});
export const PinUnavailable = defineError('pin.unavailable', {
  'zh-CN': '需要 PIN 码：请在终端中运行，或使用 --pin-stdin、--pin-fd N。',
  en: 'A PIN is needed: run it in a terminal, or use --pin-stdin or --pin-fd N.',
});
export const PinEmpty = defineError('pin.empty', {
  'zh-CN': '没有输入 PIN 码。',
  en: 'No PIN was given.',
});
export const PinCancelled = defineError('pin.cancelled', {
  'zh-CN': '已取消输入 PIN 码。',
  en: 'The PIN entry was cancelled.',
});
export const Interrupted = defineError('cli.interrupted', {
  'zh-CN': '已中断，没有生成文件。',
  en: 'Interrupted; no file was made.',
});
