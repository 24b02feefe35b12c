/** Why the signature of a licence is not its issuer's. */
import { defineError } from '@sealwright/core/api';

export const SignatureEncoding = defineError('license.signature-encoding', {
  'zh-CN': '签名的内容不完整或被改动（不是有效的 Base64）。请使用原文件。',
  en: 'The signature is incomplete or was changed: it is no Base64. Use the original file.',
});
export const IssuerUnknown = defineError<{ keyId: string }>('license.issuer-unknown', {
  'zh-CN': '不认识签发此授权的密钥（{keyId}）。请确认文件来源；如来源无误，请先升级本程序。',
  en: 'The key that signed this licence ({keyId}) is not known. Make sure where the file comes from; if that is right, update this program.',
});
export const AlgorithmUnknown = defineError<{ algorithm: string }>('license.algorithm-unknown', {
  'zh-CN': '不支持签名算法“{algorithm}”。可用的是 SM2-SM3 和 RSA-PSS-SHA256。',
  en: 'The signature algorithm "{algorithm}" is not known. Known are SM2-SM3 and RSA-PSS-SHA256.',
});
export const AlgorithmOfOtherKey = defineError<{ keyId: string; algorithm: string }>('license.algorithm-mismatch', {
  'zh-CN': '密钥 {keyId} 不是用来签 {algorithm} 的。文件可能被改动过，请使用原文件。',
  en: 'The key {keyId} does not sign with {algorithm}. The file may have been changed; use the original one.',
});
export const CanonUnknown = defineError<{ canon: string }>('license.canon-unknown', {
  'zh-CN': '不认识签名内容的规范形式（Canon={canon}）。请先升级本程序。',
  en: 'The canonical form of the signed content (Canon={canon}) is not known. Update this program first.',
});
export const Altered = defineError('license.altered', {
  'zh-CN': '签名与内容不符：授权文件在签发之后被改动过。请使用原文件，或让发放方重新发送。',
  en: 'The signature does not fit the content: the licence was changed after it was signed. Use the original file, or ask its issuer to send it again.',
});
export const SignatureMoved = defineError<{ id: string }>('license.signature-moved', {
  'zh-CN': '文件中的签名属于另一份授权（{id}），不是这一份的。请使用原文件。',
  en: 'The signature in the file belongs to another licence ({id}), not to this one. Use the original file.',
});
