/** Electronic seals of a test maker: composed here, signed by openssl. */
import { objectIdentifier } from '../asn1/index.ts';
import { readCertificate, SM2_SM3 } from '../cms/index.ts';
import { composeSeal, type NewSeal } from '../ses/index.ts';
import { readSm2PublicKey, sm2Digest } from '../sm2/index.ts';
import type { OpensslPki, Party } from './openssl-pki.ts';

const DAY = 86_400_000;

/** A red dot: pictures are no business of the format. */
export const SEAL_PICTURE = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64'),
);

/** A seal of `holder` by `maker`, valid from yesterday for a month. */
export function makeSeal(pki: OpensslPki, maker: Party, holder: Party, change: Partial<NewSeal> = {}) {
  const now = Date.now();
  const seal: NewSeal = {
    version: 4,
    vendor: 'TEST',
    id: '44010000000001',
    name: '测试公司公章',
    kind: 1,
    holders: { by: 'certificate', certificates: [holder.chain[0]!] },
    createdAt: new Date(now - DAY),
    validFrom: new Date(now - DAY),
    validTo: new Date(now + 30 * DAY),
    picture: { type: 'PNG', data: SEAL_PICTURE, widthMm: 42, heightMm: 42 },
    maker: maker.chain[0]!,
    signatureAlgorithm: objectIdentifier(SM2_SM3),
    ...change,
  };
  const publicKey = readSm2PublicKey(readCertificate(maker.chain[0]!)!.publicKey)!;
  return composeSeal(seal, async (signed) => pki.sign(maker, { kind: 'sm2' }, sm2Digest(publicKey, signed)));
}
