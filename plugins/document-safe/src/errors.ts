import { defineError } from '@sealwright/core/api';

export const SafeMissing = defineError('safe.missing', {
  'zh-CN': '还没有建立凭证保险柜。',
  en: 'There is no credential safe yet.',
});
export const SafeExists = defineError('safe.exists', {
  'zh-CN': '凭证保险柜已经建立。',
  en: 'The credential safe exists already.',
});
export const SafeLocked = defineError('safe.locked', {
  'zh-CN': '凭证保险柜已锁定，请先解锁。',
  en: 'The credential safe is locked. Unlock it first.',
});
/** Nobody can tell the two apart: the cipher only says that passphrase and key file do not belong together. */
export const PassphraseWrong = defineError('safe.passphrase-wrong', {
  'zh-CN': '口令不正确。如果确定口令无误，则保险柜的密钥文件可能已被改动，请用备份恢复。',
  en: 'The passphrase is wrong. If you are sure of it, the key file of the safe was altered: restore it from a backup.',
});
export const PassphraseShort = defineError<{ shortest: number }>('safe.passphrase-short', {
  'zh-CN': '口令太短，至少需要 {shortest} 个字符。',
  en: 'The passphrase is too short. It needs at least {shortest} characters.',
});
export const KeyFileDamaged = defineError('safe.key-file-damaged', {
  'zh-CN': '保险柜的密钥文件 safe.json 已损坏，没有它任何文档都无法解密。请用备份恢复该文件。',
  en: 'The key file of the safe, safe.json, is damaged; without it no document can be decrypted. Restore it from a backup.',
});
/** Made by a later version of the program. */
export const SafeNewer = defineError('safe.newer', {
  'zh-CN': '保险柜由更新版本的程序建立，请升级本程序。',
  en: 'The safe was made by a later version of the program. Update this program.',
});
/** `holders`: whose keys open it. */
export const KeyAbsent = defineError<{ holders: readonly string[] }>('safe.key-absent', {
  'zh-CN': '没有找到可以打开保险柜的密钥。请插入密钥（{holders}），或输入口令。',
  en: 'No key that opens the safe is plugged in. Plug it in ({holders}), or enter the passphrase.',
});
export const NoKeySlots = defineError('safe.no-key', {
  'zh-CN': '保险柜还没有添加密钥，请输入口令。',
  en: 'No key was added to the safe. Enter its passphrase.',
});
export const KeyUnable = defineError('safe.key-unable', {
  'zh-CN': '这个密钥不能解密，或者已经拔出，没有添加。',
  en: 'This key cannot decrypt, or was pulled out. It was not added.',
});
export const KeyNotFound = defineError<{ text: string }>('safe.key-not-found', {
  'zh-CN': '没有插入与“{text}”相符、能够解密的密钥。',
  en: 'No key that fits "{text}" and can decrypt is plugged in.',
});
export const KeyAmbiguous = defineError<{ text: string; matches: readonly string[] }>('safe.key-ambiguous', {
  'zh-CN': '有多个密钥与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several keys fit "{text}": {matches}. Be more specific.',
});
export const KeySlotDamaged = defineError('safe.key-slot-damaged', {
  'zh-CN': '密钥没能打开保险柜：密钥文件 safe.json 中属于它的部分已被改动，或密钥出现了故障。请输入口令。',
  en: 'The key did not open the safe: its part of the key file, safe.json, was altered, or the key is faulty. Enter the passphrase.',
});
export const KeySlotsFull = defineError<{ limit: number }>('safe.keys-full', {
  'zh-CN': '保险柜最多添加 {limit} 个密钥，请先移除一些。',
  en: 'The safe takes at most {limit} keys. Remove some first.',
});
export const IndexDamaged = defineError('safe.index-damaged', {
  'zh-CN': '保险柜的目录 index.bin 丢失、损坏或不属于这个保险柜，没有解锁。请用备份恢复整个文件夹。',
  en: 'The index of the safe, index.bin, is missing, damaged or of another safe. It was not unlocked. Restore the whole folder from a backup.',
});
export const SafeBusy = defineError('safe.busy', {
  'zh-CN': '另一个程序正在写入凭证保险柜，请稍后重试。',
  en: 'Another program is writing to the credential safe. Try again in a moment.',
});
export const SafeFailed = defineError<{ reason: string }>('safe.failed', {
  'zh-CN': '无法读写保险柜的文件夹（{reason}）。请检查磁盘空间和文件夹权限。',
  en: 'The folder of the safe could not be read or written ({reason}). Check the disk space and its permissions.',
});
export const SafeFull = defineError<{ limit: number }>('safe.full', {
  'zh-CN': '保险柜最多存放 {limit} 份文档，请先移出一些。',
  en: 'The safe holds at most {limit} documents. Remove some first.',
});
export const DocumentMissing = defineError<{ document: string }>('safe.document-missing', {
  'zh-CN': '保险柜中没有“{document}”。',
  en: 'The safe has no document "{document}".',
});
export const DocumentAmbiguous = defineError<{ document: string; matches: readonly string[] }>(
  'safe.document-ambiguous',
  {
    'zh-CN': '保险柜中有多份“{document}”，请改用编号：{matches}。',
    en: 'The safe has several documents "{document}". Name one by its number: {matches}.',
  },
);
/** What is wrong with the file of a document; one type for each, since each has its own sentence. */
export const DocumentFileMissing = defineError<{ name: string }>('safe.file-missing', {
  'zh-CN': '“{name}”的加密文件不见了。',
  en: 'The encrypted file of "{name}" is gone.',
});
export const DocumentExchanged = defineError<{ name: string }>('safe.file-exchanged', {
  'zh-CN': '“{name}”的加密文件被换成了另一份文档或另一个版本的文件。',
  en: 'The encrypted file of "{name}" was exchanged for that of another document or version.',
});
export const DocumentCutShort = defineError<{ name: string }>('safe.file-cut-short', {
  'zh-CN': '“{name}”的加密文件不完整，末尾缺少内容。',
  en: 'The encrypted file of "{name}" is cut short.',
});
export const DocumentLengthened = defineError<{ name: string }>('safe.file-lengthened', {
  'zh-CN': '“{name}”的加密文件末尾多出了内容。',
  en: 'Something was added to the end of the encrypted file of "{name}".',
});
/** `offset`: of the first part of the file that is not as it was written, in bytes. */
export const DocumentAltered = defineError<{ name: string; offset: number }>('safe.file-altered', {
  'zh-CN': '“{name}”的加密文件从第 {offset} 字节起被改动过。',
  en: 'The encrypted file of "{name}" was altered, from byte {offset} on.',
});
/** A file of the safe's folder is none, or one of another safe. */
export const FileForeign = defineError<{ file: string }>('safe.file-foreign', {
  'zh-CN': '文件“{file}”不属于这个保险柜，或者已经损坏。',
  en: 'The file "{file}" is not of this safe, or damaged.',
});
export const UploadBroken = defineError<{ name: string }>('safe.upload-broken', {
  'zh-CN': '“{name}”没有完整传送，没有放入保险柜。',
  en: '"{name}" did not arrive whole and was not put into the safe.',
});
/** The window of these documents is not there: the command line has none. */
export const NoWindow = defineError('safe.no-window', {
  'zh-CN': '没有可以打开文档的窗口，请用导出。',
  en: 'There is no window to open documents in. Export the document instead.',
});
export const NobodyToAsk = defineError('safe.nobody-to-ask', {
  'zh-CN': '没有可以输入口令的终端。',
  en: 'There is no terminal to ask for the passphrase.',
});
export const DocumentUnlisted = defineError<{ name: string }>('safe.document-unlisted', {
  'zh-CN': '“{name}”的加密文件完好，但目录中没有它。',
  en: 'The encrypted file of "{name}" is in order, but the index does not list it.',
});
/** See `SeenGeneration`. */
export const FolderOlder = defineError('safe.folder-older', {
  'zh-CN': '保险柜的文件夹被换成了较早的状态，之后放入或移出的文档可能没有反映。',
  en: 'The folder of the safe was put back to an earlier state; what was put in or removed since may be missing.',
});
