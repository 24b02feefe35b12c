import type { Picture, Seal } from '@sealwright/core/api';
import { Asn1Unreadable, tags } from '../asn1/index.ts';
import { digestOf } from '../hash/index.ts';
import { type ElectronicSeal, readSeal } from './electronic-seal.ts';
import { SealVersionUnsupported } from './errors.ts';
import { isHolder } from './judge-ses.ts';

/** Some keys put a counter or a length before the seal. */
const MOST_BYTES_BEFORE = 4;

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

/**
 * A seal as its source lists it. `certificates`, DER, are those that lie beside it, among which its holders are looked
 * for. `undefined`: its picture is of a kind that cannot be drawn (OFD, SVG, GIF, BMP).
 */
export function listedSeal(
  seal: ElectronicSeal,
  certificates: readonly Uint8Array[],
): Omit<Seal, 'source'> | undefined {
  const { id, name, picture, validFrom, validTo, holders, der } = seal;
  const drawn = drawablePicture(picture.data);
  if (!drawn) return undefined;
  const named = holders.by === 'certificate' ? holders.certificates : [];
  const beside = certificates.filter((certificate) => isHolder(holders, certificate));
  const fingerprints = [...named, ...beside].map((der) => Buffer.from(digestOf('sha256', der)).toString('hex'));
  return {
    id,
    name,
    picture: drawn,
    widthMm: picture.widthMm,
    heightMm: picture.heightMm,
    validFrom,
    validTo,
    certificates: [...new Set(fingerprints)],
    electronicSeal: der,
  };
}

/** By its first bytes: what the seal calls it is not always so. */
function drawablePicture(data: Uint8Array): Picture | undefined {
  const start = Buffer.from(data.subarray(0, 8)).toString('hex');
  if (start === '89504e470d0a1a0a') return { format: 'png', data };
  return start.startsWith('ffd8ff') ? { format: 'jpeg', data } : undefined;
}
