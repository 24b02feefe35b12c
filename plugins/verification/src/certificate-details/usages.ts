import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { Localized } from '@sealwright/core/api';
import { listed } from './field.ts';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** RFC 5280, 4.2.1.3, in the order of the bits. */
const KEY_USAGES: readonly (readonly [number, Localized])[] = [
  [KeyUsageFlags.digitalSignature, say('数字签名', 'Digital signature')],
  [KeyUsageFlags.nonRepudiation, say('防抵赖', 'Non-repudiation')],
  [KeyUsageFlags.keyEncipherment, say('密钥加密', 'Key encipherment')],
  [KeyUsageFlags.dataEncipherment, say('数据加密', 'Data encipherment')],
  [KeyUsageFlags.keyAgreement, say('密钥协商', 'Key agreement')],
  [KeyUsageFlags.keyCertSign, say('签发证书', 'Certificate signing')],
  [KeyUsageFlags.cRLSign, say('签发吊销列表', 'CRL signing')],
  [KeyUsageFlags.encipherOnly, say('仅加密', 'Encipher only')],
  [KeyUsageFlags.decipherOnly, say('仅解密', 'Decipher only')],
];

/** RFC 5280, 4.2.1.12, and the purposes of common products. */
const PURPOSES: Readonly<Record<string, Localized>> = {
  '1.3.6.1.5.5.7.3.1': say('服务器身份验证', 'Server authentication'),
  '1.3.6.1.5.5.7.3.2': say('客户端身份验证', 'Client authentication'),
  '1.3.6.1.5.5.7.3.3': say('代码签名', 'Code signing'),
  '1.3.6.1.5.5.7.3.4': say('安全电子邮件', 'E-mail protection'),
  '1.3.6.1.5.5.7.3.8': say('时间戳', 'Timestamping'),
  '1.3.6.1.5.5.7.3.9': say('签发 OCSP 应答', 'OCSP signing'),
  '1.3.6.1.5.5.7.3.36': say('文档签名', 'Document signing'),
  '1.3.6.1.4.1.311.10.3.12': say('文档签名（Microsoft）', 'Document signing (Microsoft)'),
  '1.2.840.113583.1.1.5': say('PDF 签名（Adobe）', 'PDF signing (Adobe)'),
  '1.3.6.1.4.1.311.20.2.2': say('智能卡登录', 'Smart card logon'),
  '2.5.29.37.0': say('任何用途', 'Any purpose'),
};

/** `bits` as `KeyUsageFlags`. */
export function keyUsageWords(bits: number): Localized {
  return listed(KEY_USAGES.flatMap(([bit, words]) => (bits & bit ? [words] : [])));
}

/** Unknown purposes go by their dotted number. */
export function purposeWords(oids: readonly string[]): Localized {
  return listed(oids.map((oid) => PURPOSES[oid] ?? say(oid, oid)));
}
