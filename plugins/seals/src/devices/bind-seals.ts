import type { KeyDevice, Seal } from '@sealwright/core/api';
import { listedSeal } from '@sealwright/crypto/ses';
import type { SealReading } from './seal-reader.ts';

type Readable = Extract<SealReading, { kind: 'seal' }>;

/** Ids that can be typed: makers have put spaces and Chinese into them. */
const TYPABLE = /^[\x21-\x7e]{1,100}$/;
const DIGITS = 16;

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The seals among a device's data as lists show them, bound to those of its certificates that are among their holders. By
 * name: a device may give its data in another order each time.
 */
export function bindSeals(device: KeyDevice, readings: readonly SealReading[]): readonly Seal[] {
  const readable = readings.filter((reading): reading is Readable => reading.kind === 'seal');
  const seals = readable.flatMap((reading) => bindSeal(device, reading, readable) ?? []);
  return seals.sort((one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** `undefined`: its picture cannot be shown. */
export function bindSeal(device: KeyDevice, reading: Readable, all: readonly Readable[]): Seal | undefined {
  const { seal, picture } = reading;
  const listed = picture && listedSeal(seal, certificatesOf(device), picture);
  if (!listed) return undefined;
  return {
    ...listed,
    id: `${device.token.id}:${idOf(reading, all)}`,
    // A driver of many libraries is `<driver>/<library>`: which of them read the seal is not what users name it by.
    source: device.driver.replace(/\/.*$/, ''),
    device: device.ref,
  };
}

/** DER, of the device's signing and encryption keys. */
export function certificatesOf({ keys }: KeyDevice): readonly Uint8Array[] {
  return keys.flatMap(({ chain }) => chain.slice(0, 1));
}

/** The seal's own id; with a part of its digest where a device holds two of that id, and that alone where it is no text to type. */
function idOf({ seal, id }: Readable, all: readonly Readable[]): string {
  const digest = id.slice(0, DIGITS);
  if (!TYPABLE.test(seal.id)) return digest;
  return all.some((other) => other.id !== id && other.seal.id === seal.id) ? `${seal.id}-${digest}` : seal.id;
}
