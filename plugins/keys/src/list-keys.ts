import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  type DriverTrouble,
  type Key,
  type KeyDevice,
  type Locale,
  SealwrightError,
  textTable,
} from '@sealwright/core/api';
import type { DeviceDirectory } from './device-directory.ts';
import { keyWarnings } from './key-warnings.ts';

const TEXTS = {
  'zh-CN': {
    heading: ['密钥', '持有人', '颁发者', '类型', '用途', '有效期', 'PIN 码'],
    usage: { signing: '签名', encryption: '加密' },
    pin: { ok: '正常', 'few-left': '剩余次数不多', 'last-try': '仅剩一次机会', locked: '已锁定', unknown: '未知' },
    tries: (left: number) => `，剩 ${left} 次`,
    warnings: {
      'rsa-short': '（太短，不安全）',
      'not-yet-valid': '（尚未生效）',
      'expires-soon': '（即将过期）',
      expired: '（已过期）',
    },
    none: '没有找到密钥。请插入密钥后重试。',
    empty: (name: string) => `${name}：设备中没有证书。`,
    fault: (driver: string, title: string, sentence: string) => `${driver}（${title}）：${sentence}`,
  },
  en: {
    heading: ['Key', 'Holder', 'Issuer', 'Type', 'Usage', 'Validity', 'PIN'],
    usage: { signing: 'signing', encryption: 'encryption' },
    pin: { ok: 'ok', 'few-left': 'few tries left', 'last-try': 'last try', locked: 'locked', unknown: 'unknown' },
    tries: (left: number) => `, ${left} left`,
    warnings: {
      'rsa-short': ' (too short to be safe)',
      'not-yet-valid': ' (not valid yet)',
      'expires-soon': ' (expires soon)',
      expired: ' (expired)',
    },
    none: 'No key was found. Plug one in and try again.',
    empty: (name: string) => `${name}: the device holds no certificate.`,
    fault: (driver: string, title: string, sentence: string) => `${driver} (${title}): ${sentence}`,
  },
} as const;

interface ListedKey {
  readonly key: Key;
  readonly device: KeyDevice;
}

/**
 * `keys list`: every key of every device with its certificate and the state of its PIN, then the devices that hold none
 * and the drivers that failed. Its JSON is the keys.
 */
export class ListKeys implements CliCommand {
  private readonly directory: DeviceDirectory;

  constructor(directory: DeviceDirectory) {
    this.directory = directory;
  }

  async run({ locale }: CliInvocation): Promise<CliResult> {
    const { devices, troubles } = await this.directory.complete();
    const listed = devices.flatMap((device) => device.keys.map((key) => ({ key, device })));
    const now = new Date();
    const texts = TEXTS[locale];
    const rows = listed.map((key) => row(key, locale, now));
    const empty = devices.filter(({ keys }) => keys.length === 0).map(({ name }) => texts.empty(name[locale]));
    const faults = troubles.map((trouble) => faultLine(trouble, locale));
    return {
      text: [rows.length === 0 ? texts.none : textTable([texts.heading, ...rows]), ...empty, ...faults].join('\n'),
      json: listed.map((key) => record(key, locale, now)),
      failed: listed.length === 0 && troubles.length > 0,
    };
  }
}

function row({ key, device }: ListedKey, locale: Locale, now: Date): readonly string[] {
  const texts = TEXTS[locale];
  const { subject, organisation, issuer, notBefore, notAfter } = key.certificate;
  const warnings = keyWarnings(key, now);
  const warned = (cell: string, isOfType: boolean) =>
    cell +
    warnings
      .filter((warning) => (warning === 'rsa-short') === isOfType)
      .map((warning) => texts.warnings[warning])
      .join('');
  return [
    key.ref,
    organisation === undefined ? subject : `${subject} (${organisation})`,
    issuer,
    warned(algorithmName(key), true),
    texts.usage[key.usage],
    warned(`${day(notBefore)} – ${day(notAfter)}`, false),
    pinText(device, locale),
  ];
}

function pinText({ pin }: KeyDevice, locale: Locale): string {
  const texts = TEXTS[locale];
  const tries = pin?.triesLeft === undefined || pin.state === 'locked' ? '' : texts.tries(pin.triesLeft);
  return texts.pin[pin?.state ?? 'unknown'] + tries;
}

function record({ key, device }: ListedKey, locale: Locale, now: Date) {
  const { subject, organisation, issuer, serial, notBefore, notAfter } = key.certificate;
  const { pin, token, name } = device;
  return {
    ref: key.ref,
    id: key.ref,
    holder: subject,
    organisation: organisation ?? null,
    issuer,
    serial,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    algorithm: algorithmName(key),
    usage: key.usage,
    warnings: keyWarnings(key, now),
    device: name[locale],
    token: { label: token.label, serial: token.serial },
    pin: pin ? { state: pin.state, triesLeft: pin.triesLeft ?? null } : null,
  };
}

function algorithmName({ algorithm }: Key): string {
  if (algorithm.kind === 'rsa') return `RSA ${algorithm.bits}`;
  return algorithm.kind === 'ec' ? `EC ${algorithm.curve}` : 'SM2';
}

/** The Swedish way of writing a local date is ISO 8601's. */
function day(date: Date): string {
  return new Intl.DateTimeFormat('sv-SE').format(date);
}

function faultLine({ driver, title, error }: DriverTrouble, locale: Locale): string {
  const sentence = error instanceof SealwrightError ? error.sentence[locale] : String(error);
  return TEXTS[locale].fault(driver, title[locale], sentence);
}
