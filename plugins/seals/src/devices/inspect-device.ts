import {
  type KeyDevice,
  type Localized,
  type Seal,
  type SealFinding,
  SealwrightError,
  validityAt,
} from '@sealwright/core/api';
import { bindSeal } from './bind-seals.ts';
import type { DeviceContents } from './device-contents.ts';
import type { SealReading } from './seal-reader.ts';

type Readable = Extract<SealReading, { kind: 'seal' }>;
type Kind = SealFinding['kind'];

const SENTENCES = {
  shown: { 'zh-CN': '“{name}”可以用于签章。', en: '"{name}" can be used to sign.' },
  expired: {
    'zh-CN': '“{name}”已于 {day} 到期，不能再用于签章。请向发证机构办理续期。',
    en: '"{name}" expired on {day} and signs no more. Ask the issuer to renew it.',
  },
  'not-yet-valid': {
    'zh-CN': '“{name}”自 {day} 起生效，在此之前不能用于签章。如果日期不对，请检查电脑的时间。',
    en: '"{name}" is valid from {day} on and does not sign before. If that is wrong, check the clock of this computer.',
  },
  'other-certificate': {
    'zh-CN':
      '“{name}”不属于设备中的任何签名证书：可能是证书更新前的印章，或由其他机构制作。请联系发证机构为现在的证书重新写入印章。',
    en: '"{name}" belongs to no signing certificate of the device: it may be from before a renewal, or from another issuer. Ask the issuer to write the seal anew for the present certificate.',
  },
  unreadable: {
    'zh-CN':
      '设备中有一枚印章无法读取：数据已损坏，或版本比本软件支持的更新。请更新软件，仍不行请联系发证机构重新写入。',
    en: 'A seal on the device cannot be read: it is damaged, or newer than this program. Update the program; if that does not help, ask the issuer to write it anew.',
  },
  'picture-unreadable': {
    'zh-CN': '“{name}”的图片（{type}）无法显示。请联系发证机构换成 PNG 图片，或用图片添加印章。',
    en: 'The picture of "{name}" ({type}) cannot be shown. Ask the issuer for one in PNG, or add a seal from a picture.',
  },
} as const satisfies Partial<Record<Kind, Localized>>;

const LOCKED: Localized = {
  'zh-CN':
    '设备在验证 PIN 码之前没有显示印章。有的印章在验证后才显示；如果仍然没有，说明设备中未写入印章，请联系发证机构，或用图片添加印章。',
  en: 'Without its PIN the device shows no seal. Some show after the PIN was entered; if none does, no seal was written to it: ask the issuer, or add a seal from a picture.',
};
const NONE: Localized = {
  'zh-CN': '设备中没有印章。请联系发证机构写入印章，或用图片添加印章。',
  en: 'There is no seal on the device. Ask the issuer to write one, or add a seal from a picture.',
};
const SLOW: Localized = {
  'zh-CN': '设备没有及时回应。请拔出后重新插入，再刷新。',
  en: 'The device does not answer. Pull it out, plug it in again and refresh.',
};
const FAULT: Localized = {
  'zh-CN': '设备的驱动程序出错，无法读取印章。请拔出后重新插入，仍不行请重新安装驱动程序。',
  en: 'The driver of the device failed, so its seals cannot be read. Pull the device out and plug it in again; if that does not help, install its driver anew.',
};

/**
 * What a device holds for seals and why one does not show, from what was read of it. `others`: its seals that a seal
 * source lists.
 */
export function inspectDevice(
  contents: DeviceContents,
  others: readonly Seal[],
  hasAnswered: boolean,
  now: Date,
): readonly SealFinding[] {
  const { device, readings, fault, isUnlocked } = contents;
  const readable = readings.filter((reading): reading is Readable => reading.kind === 'seal');
  const findings = [
    ...others.map((seal) => findingOf(device, seal, now)),
    ...readings.flatMap((reading) => {
      if (reading.kind === 'no-seal') return [];
      if (reading.kind === 'unreadable') return [{ kind: reading.kind, sentence: SENTENCES.unreadable }];
      const listed = bindSeal(device, reading, readable);
      return [listed ? findingOf(device, listed, now) : withoutPicture(reading)];
    }),
  ];
  if (!hasAnswered) return [...findings, { kind: 'driver', sentence: SLOW }];
  if (fault !== undefined) return [...findings, { kind: 'driver', sentence: sentenceOf(fault) }];
  return findings.length > 0 ? findings : [{ kind: 'none', sentence: isUnlocked ? NONE : LOCKED }];
}

function findingOf({ keys }: KeyDevice, seal: Seal, now: Date): SealFinding {
  const { name, certificates, validFrom, validTo } = seal;
  const isOwn =
    certificates.length === 0 ||
    keys.some(({ usage, certificate }) => usage === 'signing' && certificates.includes(certificate.sha256));
  const validity = validityAt(validFrom, validTo, now);
  if (!isOwn) return { kind: 'other-certificate', seal, sentence: said('other-certificate', { name }) };
  if (validity === 'expired') return { kind: validity, seal, sentence: said(validity, { name, day: dayOf(validTo) }) };
  if (validity === 'not-yet-valid')
    return { kind: validity, seal, sentence: said(validity, { name, day: dayOf(validFrom) }) };
  return { kind: 'shown', seal, sentence: said('shown', { name }) };
}

function withoutPicture({ seal: { name, picture } }: Readable): SealFinding {
  return { kind: 'picture-unreadable', sentence: said('picture-unreadable', { name, type: picture.type }) };
}

function said(kind: keyof typeof SENTENCES, values: Readonly<Record<string, string>>): Localized {
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  return { 'zh-CN': fill(SENTENCES[kind]['zh-CN']), en: fill(SENTENCES[kind].en) };
}

/** Typed errors of drivers say themselves what to do. */
function sentenceOf(fault: unknown): Localized {
  return fault instanceof SealwrightError ? fault.sentence : FAULT;
}

/** The Swedish way of writing a local date is ISO 8601's. */
function dayOf(date: Date | undefined): string {
  return date ? new Intl.DateTimeFormat('sv-SE').format(date) : '…';
}
