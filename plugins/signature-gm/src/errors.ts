import { defineError } from '@sealwright/core/api';

export const SealMissing = defineError('ses.seal-missing', {
  'zh-CN': '电子签章需要一枚国家标准电子印章。请选择密钥中的电子印章，或改用“国密数字签名”格式。',
  en: 'This format signs with an electronic seal of the national standard. Choose one from a key, or sign with the format "SM2/SM3 signature".',
});

export const SeveralSeals = defineError<{ seals: readonly string[] }>('ses.several-seals', {
  'zh-CN': '一次电子签章只能使用一枚电子印章，现在有：{seals}。请分次签署。',
  en: 'An electronic seal signature carries one seal, not {seals}. Sign once for each.',
});

export const SealOfAnother = defineError<{ seal: string; key: string }>('ses.seal-of-another', {
  'zh-CN': '电子印章“{seal}”没有授权给密钥 {key} 的证书，不能用它签章。',
  en: 'The electronic seal "{seal}" is not for the certificate of the key {key}.',
});

export const TimestampImpossible = defineError<{ seal: string }>('ses.timestamp-impossible', {
  'zh-CN': '电子印章“{seal}”是旧版（GM/T 0031），其签章不能附带时间戳。请取消时间戳后再签。',
  en: 'The electronic seal "{seal}" is of the old kind (GM/T 0031), whose signatures hold no timestamp. Sign without one.',
});
