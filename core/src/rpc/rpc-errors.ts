import { defineError } from '../api/errors.ts';

export { RpcInvalid } from '../api/answer-calls.ts';

export const RpcClosed = defineError('rpc.closed', {
  'zh-CN': '与程序另一部分的连接已断开，操作未完成。请重试；如仍出现，请重新启动程序。',
  en: 'The connection to another part of the program is closed and the operation did not finish. Try again; if it happens again, restart the program.',
});

export const RpcCancelled = defineError('rpc.cancelled', {
  'zh-CN': '操作已取消。',
  en: 'The operation was cancelled.',
});

export const RpcDeadline = defineError<{ method: string; milliseconds: number }>('rpc.deadline', {
  'zh-CN': '操作在 {milliseconds} 毫秒内没有完成（{method}）。请重试。',
  en: 'The operation did not finish within {milliseconds} milliseconds ({method}). Try again.',
});

/** A throw of the other side that is not typed. Its text stays there, in the log. */
export const RpcInternal = defineError<{ method: string }>('rpc.internal', {
  'zh-CN': '程序内部出错（{method}），详情已记入日志。请重试或联系技术支持。',
  en: 'An internal error occurred ({method}); the log has the details. Try again or call your support.',
});

export const RpcTooLarge = defineError<{ bytes: number; limit: number }>('rpc.too-large', {
  'zh-CN': '数据过大：{bytes} 字节，上限为 {limit} 字节。',
  en: 'The data is too large: {bytes} bytes, at most {limit} can be sent.',
});

export const RpcUnsendable = defineError('rpc.unsendable', {
  'zh-CN': '程序内部出错：数据无法传送。请联系技术支持。',
  en: 'Internal error: the data cannot be sent. Call your support.',
});

/** More calls run at once than the serving end takes. */
export const RpcBusy = defineError('rpc.busy', {
  'zh-CN': '程序正忙，请稍后重试。',
  en: 'The program is busy. Try again in a moment.',
});
