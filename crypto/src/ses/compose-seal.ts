/** Writes electronic seals: what a seal maker's system does, here for tests and demonstrations. */
import { explicit, octetString, sequence } from '../asn1/index.ts';
import { type ElectronicSeal, FIRST_OF_GB_38540, type SealHolders } from './electronic-seal.ts';
import { bitString, generalizedTime, ia5String, integer, printableString, utcTime, utf8String } from './values.ts';

export type NewSeal = Pick<
  ElectronicSeal,
  | 'version'
  | 'vendor'
  | 'id'
  | 'name'
  | 'kind'
  | 'holders'
  | 'createdAt'
  | 'validFrom'
  | 'validTo'
  | 'picture'
  | 'maker'
  | 'signatureAlgorithm'
>;

/** `sign` gives the maker's signature of the bytes that it is handed; `timestamp`, of the value, for version 5 only. */
export async function composeSeal(
  seal: NewSeal,
  sign: (signed: Uint8Array) => Promise<Uint8Array>,
  timestamp?: (value: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const info = encodeInfo(seal);
  const proof = [octetString(seal.maker), seal.signatureAlgorithm];
  if (seal.version < FIRST_OF_GB_38540) {
    return sequence(info, sequence(...proof, bitString(await sign(sequence(info, ...proof)))));
  }
  const value = await sign(info);
  const stamp = timestamp ? [explicit(0, bitString(await timestamp(value)))] : [];
  return sequence(info, ...proof, bitString(value), ...stamp);
}

function encodeInfo(seal: NewSeal): Uint8Array {
  const { version, vendor, id, kind, name, holders, createdAt, validFrom, validTo, picture } = seal;
  const isOld = version < FIRST_OF_GB_38540;
  const time = isOld ? utcTime : generalizedTime;
  return sequence(
    sequence(ia5String('ES'), integer(version), ia5String(vendor)),
    ia5String(id),
    sequence(
      integer(kind),
      utf8String(name),
      ...(isOld ? [] : [integer(holders.by === 'certificate' ? 1 : 2)]),
      encodeHolders(holders),
      time(createdAt),
      time(validFrom),
      time(validTo),
    ),
    sequence(ia5String(picture.type), octetString(picture.data), integer(picture.widthMm), integer(picture.heightMm)),
  );
}

function encodeHolders(holders: SealHolders): Uint8Array {
  if (holders.by === 'certificate') return sequence(...holders.certificates.map(octetString));
  return sequence(
    ...holders.digests.map(({ algorithm, value }) => sequence(printableString(algorithm), octetString(value))),
  );
}
