import { objectIdentifier } from '@sealwright/crypto/asn1';
import { composeSeal, type NewSeal } from '@sealwright/crypto/ses';

/** A red dot. */
export const SEAL_PICTURE = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64'),
);
const SM2_SM3 = objectIdentifier('1.2.156.10197.1.501');
const DAY = 86_400_000;

/** A seal whose maker's signature is of no use: who lists seals does not judge them. */
export function testSeal(holder: Uint8Array, change: Partial<NewSeal> = {}): Promise<Uint8Array> {
  const now = Math.floor(Date.now() / 1_000) * 1_000;
  const seal: NewSeal = {
    ...{ version: 4, vendor: 'TEST', id: '44010000000001', name: '测试公司公章', kind: 1 },
    holders: { by: 'certificate', certificates: [holder] },
    ...{ createdAt: new Date(now - DAY), validFrom: new Date(now - DAY), validTo: new Date(now + 30 * DAY) },
    picture: { type: 'PNG', data: SEAL_PICTURE, widthMm: 42, heightMm: 42 },
    ...{ maker: holder, signatureAlgorithm: SM2_SM3 },
    ...change,
  };
  return composeSeal(seal, async () => new Uint8Array(70));
}
