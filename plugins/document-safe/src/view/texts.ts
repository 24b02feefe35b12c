import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  page: { 'zh-CN': '凭证保险柜', en: 'Credential Safe' },
  search: { 'zh-CN': '输入文档名进行搜索', en: 'Search by document name' },

  createTitle: { 'zh-CN': '建立凭证保险柜', en: 'Create the credential safe' },
  createHint: {
    'zh-CN': '放入的合同会在本机加密保存（AES-256），输入口令才能查看；建立后还可以添加密钥（USB Key）来解锁。',
    en: 'Contracts that you put in are kept encrypted on this computer (AES-256). The passphrase opens them; later a USB key can be added that opens them as well.',
  },
  passphrase: { 'zh-CN': '口令', en: 'Passphrase' },
  newPassphrase: { 'zh-CN': '新口令', en: 'New passphrase' },
  oldPassphrase: { 'zh-CN': '当前口令', en: 'Current passphrase' },
  again: { 'zh-CN': '再次输入口令', en: 'Passphrase once more' },
  different: { 'zh-CN': '两次输入的口令不一致。', en: 'The two entries differ.' },
  understood: {
    'zh-CN': '我已知道：忘记口令后，除已添加的密钥外，任何人都无法找回其中的文档',
    en: 'I understand: without the passphrase, nobody can recover the documents except by a key that was added',
  },
  create: { 'zh-CN': '建立保险柜', en: 'Create the Safe' },

  strength: { 'zh-CN': '口令强度', en: 'Strength of the passphrase' },
  short: { 'zh-CN': '太短：至少 8 个字符', en: 'Too short: at least 8 characters' },
  weak: { 'zh-CN': '较弱：建议再长一些，或用一句话', en: 'Weak: make it longer, or use a sentence' },
  fair: { 'zh-CN': '中等', en: 'Fair' },
  good: { 'zh-CN': '较强', en: 'Strong' },

  lockedTitle: { 'zh-CN': '凭证保险柜已锁定', en: 'The credential safe is locked' },
  lockedHint: { 'zh-CN': '输入口令后可查看其中的文档。', en: 'Enter its passphrase to see the documents in it.' },
  lockedHintKey: {
    'zh-CN': '输入口令，或插入密钥后输入它的 PIN 码，即可查看其中的文档。',
    en: 'Enter its passphrase, or plug the key in and enter its PIN, to see the documents in it.',
  },
  unlock: { 'zh-CN': '解锁', en: 'Unlock' },
  unlockByKey: { 'zh-CN': '用密钥解锁（{holders}）', en: 'Unlock with the Key ({holders})' },
  comma: { 'zh-CN': '、', en: ', ' },
  waiting: { 'zh-CN': '解锁后将放入“{name}”。', en: '"{name}" is put in once the safe is open.' },
  doNotPut: { 'zh-CN': '不放入', en: 'Do Not Put It In' },

  putIn: { 'zh-CN': '放入文件', en: 'Put Files In' },
  lock: { 'zh-CN': '锁定', en: 'Lock' },
  more: { 'zh-CN': '更多操作', en: 'More' },
  checkNow: { 'zh-CN': '检查完整性', en: 'Check Integrity' },
  changePassphrase: { 'zh-CN': '更改口令…', en: 'Change Passphrase…' },
  keys: { 'zh-CN': '解锁密钥…', en: 'Unlocking Keys…' },
  reveal: { 'zh-CN': '在文件夹中显示（复制它即为备份）', en: 'Show Its Folder (Copy It as a Backup)' },

  documents: { 'zh-CN': '保险柜中的文档', en: 'Documents in the safe' },
  name: { 'zh-CN': '文件名', en: 'Name' },
  size: { 'zh-CN': '大小', en: 'Size' },
  added: { 'zh-CN': '放入时间', en: 'Put in' },
  actions: { 'zh-CN': '操作', en: 'Actions' },
  exportNamed: { 'zh-CN': '导出 {name}', en: 'Export {name}' },
  removeNamed: { 'zh-CN': '移出 {name}', en: 'Remove {name}' },
  noMatch: { 'zh-CN': '没有名称包含“{query}”的文档', en: 'No document name contains "{query}"' },
  empty: { 'zh-CN': '保险柜是空的', en: 'The safe is empty' },
  emptyHint: {
    'zh-CN': '把 PDF 文件拖到这里，或在打开的文档中选择“文件 > 放入凭证保险柜”。原文件不会被删除。',
    en: 'Drop PDF files here, or choose "File > Put into the Credential Safe" with a document open. The files themselves stay.',
  },
  release: { 'zh-CN': '松开鼠标，放入保险柜', en: 'Release to put them into the safe' },

  pdfFiles: { 'zh-CN': 'PDF 文件', en: 'PDF files' },
  chooseFiles: { 'zh-CN': '选择要放入保险柜的文件', en: 'Files to put into the safe' },
  exportTitle: { 'zh-CN': '导出到', en: 'Export to' },
  putting: { 'zh-CN': '正在加密“{name}”…', en: 'Encrypting "{name}"…' },
  put: { 'zh-CN': '“{name}”已放入保险柜，原文件保持不变', en: '"{name}" is in the safe; the file itself is unchanged' },
  opening: { 'zh-CN': '正在打开“{name}”…', en: 'Opening "{name}"…' },
  exporting: { 'zh-CN': '正在导出“{name}”…', en: 'Exporting "{name}"…' },
  exported: { 'zh-CN': '“{name}”已导出到 {path}', en: '"{name}" was exported to {path}' },
  removing: { 'zh-CN': '正在移出“{name}”…', en: 'Removing "{name}"…' },
  checking: { 'zh-CN': '正在检查完整性…', en: 'Checking the integrity…' },
  takingBack: { 'zh-CN': '正在放回目录…', en: 'Listing it again…' },
  accepting: { 'zh-CN': '正在确认…', en: 'Confirming…' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },

  removeTitle: { 'zh-CN': '从保险柜移出“{name}”吗？', en: 'Remove "{name}" from the safe?' },
  removeMessage: {
    'zh-CN': '加密保存的这份文档将被删除，无法恢复。如仍需要，请先导出。',
    en: 'This encrypted document is deleted and cannot be recovered. Export it first if you still need it.',
  },
  removeYes: { 'zh-CN': '移出并删除', en: 'Remove and Delete' },

  sound: { 'zh-CN': '已检查 {count} 份文档，全部完好。', en: 'All {count} documents were checked and are in order.' },
  found: {
    'zh-CN': '已检查 {count} 份文档，发现 {faults} 个问题。请用备份恢复有问题的文件。',
    en: '{count} documents were checked; problems found: {faults}. Restore what is wrong from a backup.',
  },
  takeBack: { 'zh-CN': '放回目录', en: 'List It Again' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  older: {
    'zh-CN': '保险柜的文件夹比上次使用时旧。如果是您用备份恢复的，请确认；否则可能有人替换了它。',
    en: 'The folder of the safe is older than when it was used last. Confirm it if you restored a backup; otherwise somebody may have replaced it.',
  },
  accept: { 'zh-CN': '是我恢复的备份', en: 'I Restored a Backup' },

  keysTitle: { 'zh-CN': '解锁保险柜的密钥', en: 'Keys that unlock the safe' },
  keysHint: {
    'zh-CN':
      '添加的密钥可以代替口令打开保险柜。口令仍然有效：密钥丢失或损坏时，用口令打开。移除密钥后，以前的备份仍能用它打开。',
    en: 'A key that was added opens the safe in place of the passphrase. The passphrase stays: it opens the safe if the key is lost or broken. Earlier backups still open with a key that was removed.',
  },
  key: { 'zh-CN': '密钥', en: 'Key' },
  addKey: { 'zh-CN': '添加密钥', en: 'Add the Key' },
  keyAdded: { 'zh-CN': '密钥已添加，可以用它打开保险柜', en: 'The key was added and opens the safe' },
  removeKey: { 'zh-CN': '移除 {holder} 的密钥', en: 'Remove the key of {holder}' },
  removingKey: { 'zh-CN': '正在移除密钥…', en: 'Removing the key…' },
  noAbleKey: { 'zh-CN': '没有找到可以添加的密钥', en: 'No key that can be added was found' },
  noAbleKeyHint: {
    'zh-CN': '请插入带有 RSA 加密证书的密钥。国密 SM2 密钥和国密（SKF）接口的密钥目前不能用来解锁。',
    en: 'Plug in a key with an RSA encryption certificate. SM2 keys, and keys by the SKF interface, cannot unlock the safe yet.',
  },

  changeTitle: { 'zh-CN': '更改保险柜口令', en: 'Change the passphrase of the safe' },
  changeHint: {
    'zh-CN': '文档无需重新加密。以前的备份仍用当时的口令打开。',
    en: 'No document is encrypted anew. Earlier backups still open with the passphrase of their time.',
  },
  change: { 'zh-CN': '更改', en: 'Change' },
  passphraseChanged: { 'zh-CN': '保险柜的口令已更改', en: 'The passphrase of the safe was changed' },
} as const satisfies Record<string, Localized>;
