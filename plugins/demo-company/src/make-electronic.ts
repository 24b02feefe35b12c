import type { NewSoftSeal } from '@sealwright/core/api';
import { objectIdentifier } from '@sealwright/crypto/asn1';
import { SM2_SM3 } from '@sealwright/crypto/cms';
import { composeSeal } from '@sealwright/crypto/ses';
import type { IssuedSigner } from './issue-certificates.ts';

const YEARS = 5;

/** The seal with an electronic one of GB/T 38540 (version 4) of the same picture, for the holder of a certificate. */
export async function makeElectronic(
  seal: NewSoftSeal,
  holder: Uint8Array,
  maker: IssuedSigner,
  now: Date,
): Promise<NewSoftSeal> {
  const { id, name, picture, widthMm, heightMm } = seal;
  const validFrom = new Date(now);
  validFrom.setUTCHours(0, 0, 0, 0);
  const validTo = new Date(validFrom);
  validTo.setUTCFullYear(validTo.getUTCFullYear() + YEARS);
  const electronicSeal = await composeSeal(
    {
      version: 4,
      vendor: 'Sealwright DEMO',
      id: `DEMO-${id}`,
      name,
      kind: 1,
      holders: { by: 'certificate', certificates: [holder] },
      createdAt: now,
      validFrom,
      validTo,
      picture: { type: 'PNG', data: picture.data, widthMm, heightMm },
      maker: maker.certificate,
      signatureAlgorithm: objectIdentifier(SM2_SM3),
    },
    async (signed) => maker.keys.sign(signed),
  );
  return { ...seal, validFrom, validTo, electronicSeal };
}
