import { defineError } from '@sealwright/core/api';

export const AlgorithmUnsupported = defineError<{ algorithm: string }>('cms.algorithm-unsupported', {
  'zh-CN': '不支持签名算法或密钥类型 {algorithm}。',
  en: 'The signature algorithm or key type {algorithm} is not supported.',
});

export const DigestUnsupported = defineError<{ algorithm: string }>('cms.digest-unsupported', {
  'zh-CN': '不支持摘要算法 {algorithm}。',
  en: 'The digest algorithm {algorithm} is not supported.',
});

export const CertificateMissing = defineError<{ key: string }>('cms.certificate-missing', {
  'zh-CN': '密钥 {key} 没有可用的证书，不能用来签名。',
  en: 'The key {key} has no readable certificate and cannot sign.',
});

export const TsaUnreachable = defineError<{ url: string }>('tsa.unreachable', {
  'zh-CN': '无法连接时间戳服务器 {url}。请检查网络和地址，或取消时间戳后再签。',
  en: 'The timestamp server {url} cannot be reached. Check the network and the address, or sign without a timestamp.',
});

export const TsaRefused = defineError<{ url: string; status: number; detail: string }>('tsa.refused', {
  'zh-CN': '时间戳服务器 {url} 拒绝了请求（状态 {status}）。{detail}',
  en: 'The timestamp server {url} refused the request (status {status}). {detail}',
});

export const TsaInvalid = defineError<{ url: string; reason: string }>('tsa.invalid', {
  'zh-CN': '时间戳服务器 {url} 的应答不可信（{reason}），未签署文件。',
  en: 'The answer of the timestamp server {url} cannot be trusted ({reason}); nothing was signed.',
});
