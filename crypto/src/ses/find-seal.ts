import type { Picture, Seal } from '@sealwright/core/api';
import { Asn1Unreadable, tags } from '../asn1/index.ts';
import { digestOf } from '../hash/index.ts';
import { type ElectronicSeal, readSeal } from './electronic-seal.ts';
import { SealVersionUnsupported } from './errors.ts';
import { isHolder } from './judge-ses.ts';

/** Some keys put a counter or a length before the seal. */
const MOST_BYTES_BEFORE = 4;

/** IA5String "ES" with the tag of the version after it, and the octets in which it stands where a seal begins. */
const HEADER = Buffer.from([0x16, 0x02, 0x45, 0x53, 0x02]);
const LONGEST_START = 40;

/** The seal in a file or data object of a key; `undefined`: there is none, or none that can be read. */
export function findSeal(data: Uint8Array): ElectronicSeal | undefined {
  for (let at = 0; at <= MOST_BYTES_BEFORE; at += 1) {
    if (data[at] !== tags.sequence) continue;
    try {
      return readSeal(data.subarray(at));
    } catch (error) {
      if (!Asn1Unreadable.is(error) && !SealVersionUnsupported.is(error)) throw error;
    }
  }
  return undefined;
}

/** Whether data begins as an electronic seal does (a header `ES`), though it may be none that can be read. */
export function looksLikeSeal(data: Uint8Array): boolean {
  return Buffer.from(data.buffer, data.byteOffset, Math.min(data.byteLength, LONGEST_START)).includes(HEADER);
}

/**
 * A seal as its source lists it. `certificates`, DER, are those that lie beside it, among which its holders are looked
 * for; where none of them is one, a seal that names its holders by digests is bound to those digests, so that nobody
 * may use it. `picture`: what is shown of it, where its own was made into another kind. `undefined`: its picture is of a
 * kind that cannot be drawn as it is.
 */
export function listedSeal(
  seal: ElectronicSeal,
  certificates: readonly Uint8Array[],
  picture = drawablePicture(seal.picture.data),
): Omit<Seal, 'source'> | undefined {
  const { id, name, picture: own, validFrom, validTo, holders, der } = seal;
  if (!picture) return undefined;
  const beside = certificates.filter((certificate) => isHolder(holders, certificate));
  const named = holders.by === 'certificate' ? [...holders.certificates, ...beside] : beside;
  const fingerprints = named.map((certificate) => hex(digestOf('sha256', certificate)));
  const bound =
    holders.by === 'digest' && named.length === 0 ? holders.digests.map(({ value }) => hex(value)) : fingerprints;
  return {
    id,
    name,
    picture,
    widthMm: own.widthMm,
    heightMm: own.heightMm,
    validFrom,
    validTo,
    certificates: [...new Set(bound)],
    electronicSeal: der,
  };
}

/** By its first bytes: what the seal calls it is not always so. */
function drawablePicture(data: Uint8Array): Picture | undefined {
  const start = hex(data.subarray(0, 8));
  if (start === '89504e470d0a1a0a') return { format: 'png', data };
  return start.startsWith('ffd8ff') ? { format: 'jpeg', data } : undefined;
}

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');
