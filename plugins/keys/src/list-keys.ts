import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  type DriverProcesses,
  type Key,
  type Locale,
  type PinStatus,
  SealwrightError,
  textTable,
} from '@sealwright/core/api';
import type { KeyDirectory } from './key-directory.ts';

const TEXTS = {
  'zh-CN': {
    heading: ['密钥', '持有人', '颁发者', '类型', '用途', '有效期', 'PIN 码'],
    usage: { signing: '签名', encryption: '加密' },
    expired: '（已过期）',
    pin: { ok: '正常', 'few-left': '剩余次数不多', 'last-try': '仅剩一次机会', locked: '已锁定', unknown: '未知' },
    tries: (left: number) => `，剩 ${left} 次`,
    none: '没有找到密钥。请插入密钥后重试。',
    fault: (driver: string, sentence: string) => `${driver}：${sentence}`,
  },
  en: {
    heading: ['Key', 'Holder', 'Issuer', 'Type', 'Usage', 'Validity', 'PIN'],
    usage: { signing: 'signing', encryption: 'encryption' },
    expired: ' (expired)',
    pin: { ok: 'ok', 'few-left': 'few tries left', 'last-try': 'last try', locked: 'locked', unknown: 'unknown' },
    tries: (left: number) => `, ${left} left`,
    none: 'No key was found. Plug one in and try again.',
    fault: (driver: string, sentence: string) => `${driver}: ${sentence}`,
  },
} as const;

interface ListedKey {
  readonly key: Key;
  readonly pin: PinStatus | undefined;
}

/** `keys list`: every key of every driver with its certificate and the state of its PIN. */
export class ListKeys implements CliCommand {
  private readonly directory: KeyDirectory;
  private readonly processes: DriverProcesses;

  constructor(directory: KeyDirectory, processes: DriverProcesses) {
    this.directory = directory;
    this.processes = processes;
  }

  async run({ locale }: CliInvocation): Promise<CliResult> {
    const { keys, faults } = await this.directory.list();
    const listed = await Promise.all(keys.map(async (key) => ({ key, pin: await this.pinOf(key) })));
    const texts = TEXTS[locale];
    const complaints = faults.map(({ driver, error }) => texts.fault(driver, sentenceOf(error, locale)));
    const table = keys.length === 0 ? texts.none : textTable([texts.heading, ...listed.map((key) => row(key, locale))]);
    return {
      text: [table, ...complaints].join('\n'),
      json: listed.map(record),
      failed: keys.length === 0 && faults.length > 0,
    };
  }

  private async pinOf(key: Key): Promise<PinStatus | undefined> {
    try {
      return await (await this.processes.get(key.driver)).pinStatus(key.token.id);
    } catch {
      return undefined;
    }
  }
}

function row({ key, pin }: ListedKey, locale: Locale): readonly string[] {
  const texts = TEXTS[locale];
  const { subject, organisation, issuer, notBefore, notAfter } = key.certificate;
  const validity = `${day(notBefore)} – ${day(notAfter)}${notAfter.getTime() < Date.now() ? texts.expired : ''}`;
  const tries = pin?.triesLeft === undefined || pin.state === 'locked' ? '' : texts.tries(pin.triesLeft);
  return [
    key.ref,
    organisation === undefined ? subject : `${subject} (${organisation})`,
    issuer,
    algorithmName(key),
    texts.usage[key.usage],
    validity,
    texts.pin[pin?.state ?? 'unknown'] + tries,
  ];
}

function record({ key, pin }: ListedKey) {
  const { subject, organisation, issuer, serial, notBefore, notAfter } = key.certificate;
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
    token: { label: key.token.label, serial: key.token.serial },
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

function sentenceOf(fault: unknown, locale: Locale): string {
  return fault instanceof SealwrightError ? fault.sentence[locale] : String(fault);
}
