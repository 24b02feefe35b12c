import type { CertificateCheck, Localized, RevocationStatus } from '@sealwright/core/api';
import type { ExportFormat } from '../common-certificates-rpc.ts';

export const texts = {
  page: { 'zh-CN': '数字证书', en: 'Certificates' },
  device: { 'zh-CN': '设备', en: 'Device' },
  search: { 'zh-CN': '搜索姓名、序列号或颁发者', en: 'Search by name, serial or issuer' },
  looking: { 'zh-CN': '正在读取证书…', en: 'Reading the certificates…' },
  empty: { 'zh-CN': '没有证书', en: 'No certificates' },
  emptyHint: {
    'zh-CN': '请插入存有证书的密钥，证书会自动列出。没有列出的，请到“设备初始化”检查驱动程序。',
    en: 'Plug in a key that holds certificates: they are listed at once. If they are not, check its driver under Set up a device.',
  },
  emptyDevice: { 'zh-CN': '此设备中没有证书', en: 'This device holds no certificate' },
  deviceGone: { 'zh-CN': '设备已拔出', en: 'The device was pulled out' },
  deviceUnread: { 'zh-CN': '暂时读不到此设备', en: 'This device cannot be read now' },
  deviceGoneHint: { 'zh-CN': '重新插入后，证书会自动列出。', en: 'Plug it in again to see its certificates.' },
  noMatch: { 'zh-CN': '没有与“{query}”相符的证书', en: 'No certificate fits "{query}"' },

  holder: { 'zh-CN': '持有人', en: 'Holder' },
  usage: { 'zh-CN': '用途', en: 'Use' },
  notForSigning: { 'zh-CN': '不能用于签名', en: 'not for signing' },
  key: { 'zh-CN': '密钥', en: 'Key' },
  weakKey: { 'zh-CN': '密钥太短', en: 'Key too short' },
  issuer: { 'zh-CN': '颁发者', en: 'Issuer' },
  validity: { 'zh-CN': '有效期', en: 'Validity' },
  validTo: { 'zh-CN': '至 {to}', en: 'to {to}' },
  validityRange: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  serial: { 'zh-CN': '序列号', en: 'Serial number' },
  pair: { 'zh-CN': '与上一行同属一对证书', en: 'belongs to the certificate above' },

  detail: { 'zh-CN': '证书“{name}”的详情', en: 'Details of the certificate "{name}"' },
  gone: {
    'zh-CN': '“{name}”已拔出，或暂时读不到。以下是之前读取的内容，仍可导出。',
    en: '"{name}" was pulled out, or cannot be read now. What was read before is shown and can still be exported.',
  },
  encryptionNote: {
    'zh-CN': '加密证书：他人用它为您加密文件，不能用于签名。',
    en: 'An encryption certificate: others encrypt for you with it. It cannot sign.',
  },
  weakNote: {
    'zh-CN': 'RSA {bits} 位密钥已不安全，可能被伪造签名，许多软件也不再接受。请联系发证机构更换。',
    en: 'RSA keys of {bits} bits are no longer safe: signatures may be forged, and much software refuses them. Ask the issuer for a new one.',
  },
  chain: { 'zh-CN': '证书链', en: 'Certificate chain' },
  anchor: { 'zh-CN': '受信任的根', en: 'Trusted root' },
  fields: { 'zh-CN': '证书内容', en: 'Contents' },

  ask: { 'zh-CN': '在线查询吊销状态', en: 'Check Revocation Online' },
  askAgain: { 'zh-CN': '重新查询', en: 'Check Again' },
  asking: { 'zh-CN': '正在向发证机构查询…', en: 'Asking the issuers…' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  askHint: {
    'zh-CN': '需要联网。只会向证书中写明的地址发送证书序列号。',
    en: 'Needs the network. Only the serial number is sent, to the addresses in the certificate.',
  },
  producedAt: { 'zh-CN': '答复时间 {time}', en: 'Answer of {time}' },
  nextUpdate: { 'zh-CN': '有效至 {time}', en: 'good until {time}' },
  revokedAt: { 'zh-CN': '吊销时间 {time}', en: 'Revoked at {time}' },

  export: { 'zh-CN': '导出', en: 'Export' },
  exportTitle: { 'zh-CN': '导出证书', en: 'Export the certificate' },
  exported: { 'zh-CN': '证书已导出到 {path}', en: 'The certificate was exported to {path}' },
} as const satisfies Record<string, Localized>;

export const trusts: Readonly<Record<CertificateCheck['trust'], Localized>> = {
  trusted: { 'zh-CN': '可信', en: 'Trusted' },
  untrusted: { 'zh-CN': '不可信', en: 'Not trusted' },
  'no-anchors': { 'zh-CN': '未核对', en: 'Not checked' },
};

export const revocations: Readonly<Record<Exclude<RevocationStatus['state'], 'not-checked'>, Localized>> = {
  good: { 'zh-CN': '未吊销', en: 'Not revoked' },
  revoked: { 'zh-CN': '已吊销', en: 'Revoked' },
  unknown: { 'zh-CN': '状态未知', en: 'Status unknown' },
  unavailable: { 'zh-CN': '查询不到', en: 'No answer' },
};

export const exportFormats: Readonly<Record<ExportFormat, Localized>> = {
  cer: { 'zh-CN': '证书文件（DER，.cer）', en: 'Certificate file (DER, .cer)' },
  pem: { 'zh-CN': '文本编码的证书（PEM，.pem）', en: 'Certificate as text (PEM, .pem)' },
  p7b: { 'zh-CN': '证书链（PKCS#7，.p7b）', en: 'Certificate chain (PKCS#7, .p7b)' },
  txt: { 'zh-CN': '证书内容（文本，.txt）', en: 'What it says (text, .txt)' },
};
