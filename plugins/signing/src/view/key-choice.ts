import { type Localized, validityAt } from '@sealwright/core/api';
import type { KeyEntry, SealEntry } from '../common-signing-rpc.ts';

type Bound = Pick<SealEntry, 'certificates' | 'device'>;

/** Keys that may use all of the seals: on the device of each seal, and by one of its certificates, where it names any. */
export function keysFor(keys: readonly KeyEntry[], seals: readonly Bound[]): readonly KeyEntry[] {
  return keys.filter((key) => seals.every((seal) => isOnItsDevice(key, seal) && isOfItsCertificates(key, seal)));
}

function isOnItsDevice(key: KeyEntry, { device }: Bound): boolean {
  return !device || device.ref === key.device.ref;
}

function isOfItsCertificates({ sha256 }: KeyEntry, { certificates }: Bound): boolean {
  return certificates.length === 0 || certificates.includes(sha256);
}

/** The key that was chosen where it is among them, else the first that can sign, else the first. */
export function chosenKey(keys: readonly KeyEntry[], wanted: string | undefined, now: Date): KeyEntry | undefined {
  return keys.find(({ ref }) => ref === wanted) ?? keys.find((key) => !keyHindrance(key, now)) ?? keys[0];
}

/** Why a key cannot sign today. */
export function keyHindrance({ notBefore, notAfter, pin }: KeyEntry, now: Date): Localized | undefined {
  if (pin?.state === 'locked') return { 'zh-CN': 'PIN 码已锁定', en: 'PIN locked' };
  if (now > notAfter) return dated('证书已于 {day} 到期', 'certificate expired on {day}', notAfter);
  if (now < notBefore) return dated('证书自 {day} 起生效', 'certificate valid from {day} on', notBefore);
  return undefined;
}

const readingKey: Localized = { 'zh-CN': '正在读取密钥…', en: 'Reading the key…' };

type Validity = Bound & Pick<SealEntry, 'validFrom' | 'validTo'>;

/** Why a seal cannot be placed beside those that are placed already. `isReading`: more keys may be found. */
export function sealHindrance(
  seal: Validity,
  placed: readonly Bound[],
  { keys, isReading }: { readonly keys: readonly KeyEntry[]; readonly isReading: boolean },
  now: Date,
): Localized | undefined {
  const { validFrom, validTo } = seal;
  if (validTo && now > validTo) return dated('{day} 到期', 'Expired {day}', validTo);
  if (validFrom && now < validFrom) return dated('{day} 起生效', 'From {day} on', validFrom);
  if (keysFor(keys, [seal]).length === 0) {
    return isReading ? readingKey : { 'zh-CN': '未找到签名证书', en: 'No certificate' };
  }
  const isElsewhere = placed.some(({ device }) => device && seal.device && device.ref !== seal.device.ref);
  if (isElsewhere) return { 'zh-CN': '在另一个密钥中', en: 'On another key' };
  if (placed.length > 0 && keysFor(keys, placed).length === 0) {
    return isReading ? readingKey : { 'zh-CN': '请先插入密钥', en: 'Plug the key in' };
  }
  if (placed.length > 0 && keysFor(keys, [...placed, seal]).length === 0) {
    return { 'zh-CN': '属于另一张证书', en: 'Other certificate' };
  }
  return undefined;
}

const DAY = 86_400_000;

/** Days until a seal's validity ends, begun ones included, where that is soon; 0 on the last one. */
export function daysLeft({ validTo }: Pick<SealEntry, 'validTo'>, now: Date): number | undefined {
  if (!validTo || validityAt(undefined, validTo, now) !== 'ends-soon') return undefined;
  const left = (validTo.getTime() - now.getTime()) / DAY;
  return left < 1 ? 0 : Math.ceil(left);
}

function dated(zh: string, en: string, date: Date): Localized {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return { 'zh-CN': zh.replace('{day}', day), en: en.replace('{day}', day) };
}
