/** What the shell itself tells the user, whatever kind of shell it is. */
import { defineError } from '@sealwright/core/api';

export const CommandUnknown = defineError<{ command: string }>('workbench.command-unknown', {
  'zh-CN': '没有可执行的命令“{command}”：提供它的插件可能已停用。',
  en: 'The command "{command}" cannot be run: the plugin that offers it may be disabled.',
});
export const CallsUnknown = defineError<{ calls: string }>('workbench.calls-unknown', {
  'zh-CN': '该功能（{calls}）当前不可用：提供它的插件可能已停用。',
  en: 'This function ({calls}) is not available: the plugin that offers it may be disabled.',
});
export const StateTooLarge = defineError<{ bytes: number; limit: number }>('workbench.state-too-large', {
  'zh-CN': '窗口状态过大（{bytes} 字节，上限 {limit} 字节），未保存。',
  en: 'The state of the window is too large to be kept ({bytes} bytes, at most {limit}).',
});
/** `reason`, for those who look into it: 'exit code 1', 'SIGKILL', or what kept it from starting. */
export const PluginHostFailed = defineError<{ crashes: number; reason: string }>('shell.plugin-host-failed', {
  'zh-CN':
    '程序的后台服务多次意外停止（{crashes} 次），已不再自动重启。打开的文档和未保存的签署仍保留。请点“重新启动”；如仍出现，请联系技术支持。',
  en: 'The background process of the program stopped unexpectedly {crashes} times and is no longer restarted by itself. Open documents and unsaved signatures are kept. Start it again; if it happens once more, call your support.',
});
export const PinCancelled = defineError('pin.cancelled', {
  'zh-CN': '已取消输入 PIN 码。',
  en: 'The PIN entry was cancelled.',
});
/** There is no window that could ask for the PIN. */
export const PinUnavailable = defineError('pin.unavailable', {
  'zh-CN': '需要输入 PIN 码，但没有打开的窗口。请打开窗口后重试。',
  en: 'A PIN is needed, but no window is open to ask for it. Open a window and try again.',
});
