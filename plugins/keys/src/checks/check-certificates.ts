import {
  answeredDevices,
  EXPIRY_NOTICE_DAYS,
  type Key,
  type Keys,
  type Localized,
  type SystemCheckFinding,
} from '@sealwright/core/api';
import { type KeyWarning, keyWarnings } from '../key-warnings.ts';

const DAY = 86_400_000;
const CERTIFICATES = { title: { 'zh-CN': '查看证书', en: 'See the Certificates' }, command: 'certificate-list.open' };
const RENEW = { title: { 'zh-CN': '续期指南', en: 'How to Renew' }, command: 'service-desk.open', argument: 'renew' };

/** Whether the plugged certificates may sign now, and until when. */
export async function checkCertificates(
  keys: Pick<Keys, 'devices' | 'list'>,
  now: Date = new Date(),
): Promise<readonly SystemCheckFinding[]> {
  const { devices } = await answeredDevices(keys);
  return devices.flatMap(({ name, keys }) => {
    const signing = keys.filter(({ usage }) => usage === 'signing');
    return signing.length > 0 ? signing.map((key) => findingOf(key, now)) : [withoutSigning(name, keys)];
  });
}

function withoutSigning(name: Localized, keys: readonly Key[]): SystemCheckFinding {
  const sentence =
    keys.length === 0
      ? {
          'zh-CN': `“${name['zh-CN']}”中没有证书。请联系发证机构写入证书。`,
          en: `There is no certificate on "${name.en}". Ask the issuer to write one.`,
        }
      : {
          'zh-CN': `“${name['zh-CN']}”中只有加密证书，不能签署。请联系发证机构写入签名证书。`,
          en: `"${name.en}" holds encryption certificates only and does not sign. Ask the issuer for a signing certificate.`,
        };
  return { verdict: 'failed', sentence, repairs: [CERTIFICATES] };
}

function findingOf(key: Key, now: Date): SystemCheckFinding {
  const { subject, issuer, serial, notBefore, notAfter } = key.certificate;
  const facts = [
    { title: { 'zh-CN': '颁发者', en: 'Issuer' }, value: issuer },
    { title: { 'zh-CN': '序列号', en: 'Serial number' }, value: serial, monospace: true },
    { title: { 'zh-CN': '有效期', en: 'Validity' }, value: `${dayOf(notBefore)} – ${dayOf(notAfter)}` },
    { title: { 'zh-CN': '用途', en: 'Use' }, value: { 'zh-CN': '签名', en: 'signing' } },
  ];
  const [first] = [...keyWarnings(key, now)].sort((one, other) => RANK.indexOf(one) - RANK.indexOf(other));
  if (!first) {
    const sentence = {
      'zh-CN': `“${subject}”的签名证书有效，至 ${dayOf(notAfter)}。`,
      en: `The signing certificate of "${subject}" is valid until ${dayOf(notAfter)}.`,
    };
    return { verdict: 'passed', sentence, facts };
  }
  const repairs = first === 'expired' || first === 'expires-soon' ? [RENEW, CERTIFICATES] : [CERTIFICATES];
  return { ...judgements[first](key, now), facts, repairs };
}

/** Of several warnings, the gravest is told. */
const RANK: readonly KeyWarning[] = ['expired', 'not-yet-valid', 'rsa-short', 'expires-soon'];

type Judgement = Pick<SystemCheckFinding, 'verdict' | 'sentence'>;

const judgements: Readonly<Record<KeyWarning, (key: Key, now: Date) => Judgement>> = {
  expired: ({ certificate: { subject, notAfter } }) => ({
    verdict: 'failed',
    sentence: {
      'zh-CN': `“${subject}”的签名证书已于 ${dayOf(notAfter)} 到期，不能签署。请办理续期。`,
      en: `The signing certificate of "${subject}" expired on ${dayOf(notAfter)} and signs no more. Renew it.`,
    },
  }),
  'not-yet-valid': ({ certificate: { subject, notBefore } }) => ({
    verdict: 'failed',
    sentence: {
      'zh-CN': `“${subject}”的签名证书自 ${dayOf(notBefore)} 起生效。如果日期不对，请检查系统时间。`,
      en: `The signing certificate of "${subject}" is valid from ${dayOf(notBefore)} on. If that is wrong, check the clock.`,
    },
  }),
  'rsa-short': ({ certificate: { subject }, algorithm }) => ({
    verdict: 'failed',
    sentence: {
      'zh-CN': `“${subject}”的密钥只有 ${algorithm.kind === 'rsa' ? algorithm.bits : ''} 位，已不安全，不能签署。请联系发证机构更换。`,
      en: `The key of "${subject}" has only ${algorithm.kind === 'rsa' ? algorithm.bits : ''} bits, which is not safe: it does not sign. Ask the issuer for a new one.`,
    },
  }),
  'expires-soon': ({ certificate: { subject, notAfter } }, now) => {
    const days = Math.min(EXPIRY_NOTICE_DAYS, Math.ceil((notAfter.getTime() - now.getTime()) / DAY));
    return {
      verdict: 'warning',
      sentence: {
        'zh-CN': `“${subject}”的签名证书还有 ${days} 天到期（${dayOf(notAfter)}）。请尽快办理续期。`,
        en: `The signing certificate of "${subject}" ends in ${days} days (${dayOf(notAfter)}). Renew it soon.`,
      },
    };
  },
};

/** '2026-11-22', where this computer stands. */
function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
