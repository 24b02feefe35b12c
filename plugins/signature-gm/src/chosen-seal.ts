import type { FormatRequest } from '@sealwright/core/api';
import { type ElectronicSeal, isHolder, readSeal } from '@sealwright/crypto/ses';
import { SealMissing, SealOfAnother, SeveralSeals } from './errors.ts';

/**
 * The one seal that the document will show, which has to be an electronic one.
 * @throws `ses.seal-missing`, `ses.several-seals`, `ses.seal-of-another`; `asn1.unreadable`, `ses.version-unsupported`
 */
export function chosenSeal({ seals = [], key }: FormatRequest): ElectronicSeal {
  if (new Set(seals.map(({ source, id }) => `${source}:${id}`)).size > 1)
    throw SeveralSeals({ seals: seals.map(({ name }) => name) });
  const der = seals[0]?.electronicSeal;
  if (!der) throw SealMissing({});
  const seal = readSeal(der);
  const [certificate] = key.chain;
  if (!certificate || isHolder(seal.holders, certificate) === false) {
    throw SealOfAnother({ seal: seal.name, key: key.label });
  }
  return seal;
}
