import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CertificateChecker } from './check-certificate.ts';
import { CertificateUnreadable } from './errors.ts';

let pki: OpensslPki;
let signer: Party;
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];

beforeAll(() => {
  pki = new OpensslPki();
  signer = pki.issue('王小明', RSA);
});
afterAll(() => pki.dispose());

function checker(anchors: readonly Uint8Array[]): CertificateChecker {
  return new CertificateChecker({
    anchors: async () => ({ anchors }),
    verify: ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
      x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature }),
  });
}

describe('a certificate', () => {
  it('is trusted when its path leads to an anchor', async () => {
    const check = await checker([signer.chain[1]!]).check({ chain: signer.chain });
    expect(check.trust).toBe('trusted');
    expect(check.path.map(({ certificate }) => certificate.subject)).toEqual(['王小明', 'Test CA']);
    expect(check.path.map(({ isAnchor, validity }) => [isAnchor, validity])).toEqual([
      [false, 'valid'],
      [true, 'valid'],
    ]);
    expect(check.path[0]?.revocation.state).toBe('not-checked');
  });

  it('is not when it does not, and shows how far the path goes', async () => {
    const other = new OpensslPki();
    try {
      const stranger = other.issue('stranger', RSA);
      const check = await checker([stranger.chain[1]!]).check({ chain: signer.chain });
      expect(check.trust).toBe('untrusted');
      expect(check.path).toHaveLength(2);
      expect(check.path.some(({ isAnchor }) => isAnchor)).toBe(false);
    } finally {
      other.dispose();
    }
  });

  it('is neither without anchors', async () => {
    const check = await checker([]).check({ chain: signer.chain });
    expect(check).toMatchObject({ trust: 'no-anchors', path: [{}, {}] });
  });

  it('is refused when it cannot be read', async () => {
    const rubbish = signer.chain[0]!.subarray(0, 100);
    await expect(checker([]).check({ chain: [rubbish] })).rejects.toSatisfy(CertificateUnreadable.is);
    await expect(checker([]).check({ chain: [] })).rejects.toSatisfy(CertificateUnreadable.is);
    expect(() => checker([]).details(rubbish)).toThrow(CertificateUnreadable.code);
  });
});
