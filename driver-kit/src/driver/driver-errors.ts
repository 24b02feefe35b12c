/** What can go wrong with a vendor's library or its key, besides the `token.*` errors of the contract. */
import { defineError } from '@sealwright/core/api';

export const OptionsInvalid = defineError('key-library.options-invalid', {
  'zh-CN': '密钥程序库的设置无效，请在设置中重新选择程序库文件。',
  en: 'The settings of the key library are not valid. Choose the library file again in the settings.',
});

/** `kind` is the interface that this program needs: 'PKCS#11', 'SKF'. */
export const BindingMissing = defineError<{ kind: string }>('key-library.binding-missing', {
  'zh-CN':
    '本程序的此版本不含 USB 密钥支持（{kind}）。请安装完整版本；若自行编译，请先安装 C++ 编译器，再重新安装依赖。',
  en: 'This build of the program has no support for USB keys ({kind}). Install the full version; to build it yourself, install a C++ compiler first, then the dependencies anew.',
});

export const LibraryUnloadable = defineError<{ path: string }>('key-library.unloadable', {
  'zh-CN': '无法加载密钥程序库 {path}。请重新安装密钥厂商的驱动程序。',
  en: 'The key library {path} cannot be loaded. Install the software of the key again.',
});

/** A library of another kind than `kind`: vendors ship several side by side. */
export const OtherKindOfLibrary = defineError<{ path: string; kind: string }>('key-library.other-kind', {
  'zh-CN': '文件 {path} 不是 {kind} 程序库。请在密钥厂商的说明中查找正确的文件名。',
  en: 'The file {path} is not a {kind} library. See the documentation of the key for the right file.',
});

export const LibraryRefused = defineError<{ path: string; reason: string }>('key-library.refused', {
  'zh-CN': '密钥程序库 {path} 无法启动（{reason}）。请重新插入密钥并重启程序，或更新密钥厂商的驱动程序。',
  en: 'The key library {path} could not start ({reason}). Plug the key in again and restart the program, or update the software of the key.',
});

/** `reason` is the name or number that the library gave: 'CKR_DEVICE_ERROR', '0x0A000001'. */
export const DeviceFailed = defineError<{ reason: string }>('key-device.failed', {
  'zh-CN': '密钥报告了错误（{reason}），操作未完成，文档没有改变。请重新插入密钥后重试。',
  en: 'The key reported an error ({reason}). Nothing was done and the document is unchanged. Plug the key in again and retry.',
});

export const AnswerUnusable = defineError('key-device.answer-unusable', {
  'zh-CN': '密钥返回的签名无效，文档没有改变。请重新插入密钥后重试；如仍出现，请更新密钥厂商的驱动程序。',
  en: 'The key returned a signature that is not valid. The document is unchanged. Plug the key in again and retry; if it happens again, update the software of the key.',
});

export const PinExpired = defineError('key-device.pin-expired', {
  'zh-CN': 'PIN 码已过期，请先修改 PIN 码。',
  en: 'The PIN has expired. Change it first.',
});

export const PinMissing = defineError('key-device.pin-missing', {
  'zh-CN': '密钥尚未设置 PIN 码，请联系发证机构。',
  en: 'The key has no PIN yet. Ask its issuer.',
});
