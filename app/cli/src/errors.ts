import { defineError, type Localized } from '@sealwright/core/api';

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
/** The kinds of `cli.usage` that the shell itself finds; each has a sentence of its own. */
export const OptionNotKnown = defineError<{ option: string }>('cli.usage', {
  'zh-CN': '没有选项 {option}。',
  en: 'There is no option {option}.',
});
export const OptionWithoutValue = defineError<{ option: string }>('cli.usage', {
  'zh-CN': '选项 {option} 后面缺少值；以 - 开头的值请写成 {option}=值。',
  en: 'The option {option} lacks its value. Write a value that begins with - as {option}=VALUE.',
});
export const OptionWithSurplusValue = defineError<{ option: string }>('cli.usage', {
  'zh-CN': '选项 {option} 不带值。',
  en: 'The option {option} takes no value.',
});
export const OptionRepeated = defineError<{ option: string }>('cli.usage', {
  'zh-CN': '选项 {option} 只能写一次。',
  en: 'The option {option} can be given only once.',
});
export const ChoiceUnknown = defineError<{ option: string; choice: string; known: string[] }>('cli.choice-unknown', {
  'zh-CN': '{option} 没有“{choice}”，可用：{known}。插件的状态见 sealwright plugins list。',
  en: '{option} has no "{choice}". Known: {known}. For the state of the plugins see sealwright plugins list.',
});
export const LanguageUnknown = defineError<{ language: string }>('cli.usage', {
  'zh-CN': '没有界面语言 {language}，可用：zh-CN, en。',
  en: 'There is no language {language}. Known: zh-CN, en.',
});
export const PinOriginInvalid = defineError<{ value: string }>('cli.usage', {
  'zh-CN': '--pin-fd 后面应为文件描述符的编号，例如 3；不能与 --pin-stdin 同时使用。',
  en: '--pin-fd takes the number of a file descriptor, such as 3, and does not go together with --pin-stdin.',
});
export const VariableMissing = defineError<{ variable: string }>('cli.usage', {
  'zh-CN': '没有设置环境变量 {variable}，无法从中读取文档密码。',
  en: 'The environment variable {variable} is not set, so it holds no password.',
});
export const PathUnreadable = defineError<{ path: string }>('cli.usage', {
  'zh-CN': '文件名“{path}”含有不是 UTF-8 的字符，请先改名。',
  en: 'The file name "{path}" is not in UTF-8. Rename the file first.',
});

export const NoFileFits = defineError<{ pattern: string }>('cli.no-file-fits', {
  'zh-CN': '没有与“{pattern}”相符的文件。',
  en: 'No file fits "{pattern}".',
});

export const PinTooLong = defineError<{ longest: number }>('pin.too-long', {
  'zh-CN': '输入的 PIN 码超过 {longest} 个字节，没有提交。',
  en: 'The given PIN is longer than {longest} bytes; it was not submitted.',
});
export const PinUnreadable = defineError<{ reason: string }>('pin.unreadable', {
  'zh-CN': '无法从指定的位置读取 PIN 码或口令（{reason}）。',
  en: 'The PIN or passphrase cannot be read from where it should come ({reason}).',
});
export const PinUnavailable = defineError('pin.unavailable', {
  'zh-CN': '需要 PIN 码：请在终端中运行，或使用 --pin-stdin、--pin-fd N。',
  en: 'A PIN is needed: run it in a terminal, or use --pin-stdin or --pin-fd N.',
});
export const PassphraseUnavailable = defineError('passphrase.unavailable', {
  'zh-CN': '需要口令：请在终端中运行，或使用 --pin-stdin、--pin-fd N。',
  en: 'A passphrase is needed: run it in a terminal, or use --pin-stdin or --pin-fd N.',
});
export const PinUnchanged = defineError('pin.unchanged', {
  'zh-CN': '新 PIN 码与旧 PIN 码相同，没有提交。',
  en: 'The new PIN is the same as the old one; it was not submitted.',
});
/** The device or its driver broke off while the new PIN was being set. `zh` and `en` say how. */
export const PinUncertain = defineError<{ zh: string; en: string }>('pin.uncertain', {
  'zh-CN': '{zh}无法确认新 PIN 码是否已生效：请重新插入密钥，先试新 PIN 码。',
  en: '{en} It is not certain whether the new PIN was set: plug the key in again and try the new one first.',
});
export const PinTaskMissing = defineError<{ device: string }>('pin.task-missing', {
  'zh-CN': '设备“{device}”不支持在这里设置 PIN 码，请使用发证机构的工具。',
  en: 'The PIN of the device "{device}" cannot be set here. Use the tool of its issuer.',
});
export const PinEmpty = defineError('pin.empty', {
  'zh-CN': '没有输入 PIN 码。',
  en: 'No PIN was given.',
});
export const PinCancelled = defineError('pin.cancelled', {
  'zh-CN': '已取消输入 PIN 码。',
  en: 'The PIN entry was cancelled.',
});
/** What stands below an error in text for people. */
export const hints = {
  usage: (command: string): Localized => ({
    'zh-CN': `用法见 sealwright ${command}--help`,
    en: `For the usage see sealwright ${command}--help`,
  }),
  triesLeft: (tries: number): Localized => ({
    'zh-CN': `还可以再试 ${tries} 次，之后 PIN 码会被锁定。`,
    en: `${tries} more wrong tries and the PIN is locked.`,
  }),
  unblock: {
    'zh-CN': '如果有解锁 PIN 码，可以用 sealwright keys unblock-pin 解锁并设置新 PIN 码。',
    en: 'With the unblocking PIN, sealwright keys unblock-pin unlocks the key and sets a new PIN.',
  } satisfies Localized,
  profile: (folder: string, reason: string): Localized => ({
    'zh-CN': `无法使用用户数据文件夹 ${folder}（${reason}）。请检查权限，或用环境变量 SEALWRIGHT_HOME 指定其他文件夹。`,
    en: `The profile folder ${folder} cannot be used (${reason}). Check its permissions, or name another by SEALWRIGHT_HOME.`,
  }),
};

export const Interrupted = defineError('cli.interrupted', {
  'zh-CN': '已中断，未完成的文件没有生成。',
  en: 'Interrupted; what was not finished made no file.',
});
