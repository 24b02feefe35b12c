import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Asn1Unreadable, encodeElement, sequence, tags } from '../asn1/index.ts';
import { x509SignatureAlgorithm } from '../cms/index.ts';
import { type CrlPlan, OpensslPki, opensslCrl, type Party, SM2_KEY } from '../testing/index.ts';
import { type Certificate, parseCertificate, type SignatureVerifier } from '../x509/index.ts';
import { readCrl } from './crl.ts';
import { judgeByCrls } from './judge-by-crls.ts';

const HOUR = 3_600_000;
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const time = new Date();
const ago = (hours: number) => new Date(Math.floor((time.getTime() - hours * HOUR) / 1000) * 1000);

const verify: SignatureVerifier = async ({ signatureAlgorithm, tbs, signature }, { publicKey }) =>
  x509SignatureAlgorithm.verify({ algorithm: signatureAlgorithm, publicKey, data: tbs, signature });

function certificateOf(der: Uint8Array | undefined): Certificate {
  const certificate = der && parseCertificate(der);
  if (!certificate) throw new Error('no certificate');
  return certificate;
}

describe.each(['P-256', 'SM2'] as const)('a CRL of a CA with a key on %s', (curve) => {
  let pki: OpensslPki;
  let holder: Party;
  let other: Party;

  beforeAll(() => {
    pki = new OpensslPki(curve);
    holder = pki.issue('holder', curve === 'SM2' ? SM2_KEY : RSA);
    other = pki.issue('other', RSA);
  });
  afterAll(() => pki.dispose());

  async function judge(plan: CrlPlan, change: (der: Uint8Array) => Uint8Array = (der) => der) {
    const [certificate, issuer] = holder.chain.map(certificateOf) as [Certificate, Certificate];
    const crl = readCrl(change(opensslCrl(pki, plan)));
    return judgeByCrls({ certificate, signers: [issuer], time, verify }, [crl]);
  }

  it('calls a certificate good that it does not list', async () => {
    expect(await judge({ revoked: [{ party: other, at: ago(5) }] })).toMatchObject({ state: 'good', source: 'crl' });
  });

  it('tells when and why another was revoked', async () => {
    const at = ago(5);
    expect(
      await judge({
        revoked: [
          { party: other, at },
          { party: holder, at, reason: 'keyCompromise' },
        ],
      }),
    ).toMatchObject({
      state: 'revoked',
      revokedAt: at,
      reason: 'key-compromise',
    });
    expect(await judge({ revoked: [{ party: holder, at }] })).toMatchObject({ reason: 'unspecified' });
  });

  it('tells since when the key is not to be believed', async () => {
    const [revokedAt, invalidSince] = [ago(5), ago(48)];
    const reason = `keyTime,${invalidSince.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
    const finding = await judge({ revoked: [{ party: holder, at: revokedAt, reason }] });
    expect(finding).toMatchObject({ state: 'revoked', revokedAt, invalidSince, reason: 'key-compromise' });
  });

  it.each<[string, CrlPlan]>([
    ['out-of-date', { from: ago(48), to: ago(24) }],
    ['not-yet-valid', { from: ago(-2), to: ago(-4) }],
    ['delta', { extensions: ['2.5.29.27 = critical,DER:020101'] }],
    ['critical-extension', { extensions: ['1.2.3.4 = critical,DER:0500'] }],
    [
      'other-certificate',
      {
        extensions: ['issuingDistributionPoint = critical,@idp', '[idp]', 'onlyCA = TRUE'],
      },
    ],
    ['other-certificate', { extensions: ['issuingDistributionPoint = critical,@idp', '[idp]', 'onlyAA = TRUE'] }],
    [
      'other-certificate',
      {
        extensions: [
          'issuingDistributionPoint = critical,@idp',
          '[idp]',
          'fullname = URI:http://elsewhere.example/1.crl',
        ],
      },
    ],
    [
      'some-reasons-only',
      {
        extensions: [
          'issuingDistributionPoint = critical,@idp',
          '[idp]',
          'onlysomereasons = keyCompromise,CACompromise',
        ],
      },
    ],
  ])('says nothing: %s', async (problem, plan) => {
    expect(await judge(plan)).toEqual({ state: 'unusable', problem });
  });

  it('speaks for what its scope includes', async () => {
    const extensions = ['issuingDistributionPoint = critical,@idp', '[idp]', 'onlyuser = TRUE'];
    expect(await judge({ extensions })).toMatchObject({ state: 'good' });
  });

  it('is not read where its scope is written in another order, which would hide parts of it', () => {
    // [4] indirectCRL before [2] onlyContainsCACerts.
    expect(() => readCrl(opensslCrl(pki, { extensions: ['2.5.29.28 = critical,DER:30068401FF8201FF'] }))).toThrow(
      Asn1Unreadable.code,
    );
  });

  it('says nothing when it was changed', async () => {
    const serial = Buffer.from(certificateOf(other.chain[0]).serialNumber);
    const finding = await judge({ revoked: [{ party: other, at: ago(5) }] }, (der) => {
      const changed = Buffer.from(der);
      changed[changed.indexOf(serial) + 3]! ^= 1;
      return changed;
    });
    expect(finding).toEqual({ state: 'unusable', problem: 'signature-wrong' });
  });

  it('says nothing about certificates of another CA', async () => {
    const stranger = new OpensslPki();
    try {
      const crl = readCrl(opensslCrl(stranger));
      const certificate = certificateOf(holder.chain[0]);
      // Both CAs have the same name.
      const signers = [certificateOf(holder.chain[1])];
      const finding = await judgeByCrls({ certificate, signers, time, verify }, [crl]);
      expect(finding).toEqual({ state: 'unusable', problem: 'signer-not-allowed' });
    } finally {
      stranger.dispose();
    }
  });

  it('is read from PEM as well', () => {
    const der = opensslCrl(pki);
    expect(readCrl(pki.read('revocation-list.pem')).tbs).toEqual(readCrl(der).tbs);
  });
});

describe('hostile CRLs', () => {
  const frame = (entries: Uint8Array, extensions: readonly Uint8Array[] = []) => {
    const algorithm = Buffer.from('300a06082a8648ce3d040302', 'hex');
    const name = Buffer.from('300c310a300806035504030c0158', 'hex');
    const utc = encodeElement(0x17, [Buffer.from('260101000000Z')]);
    const tbs = sequence(Buffer.from('020101', 'hex'), algorithm, name, utc, entries, ...extensions);
    return sequence(tbs, algorithm, encodeElement(tags.bitString, [Buffer.alloc(70)]));
  };

  it('are read without their entries', () => {
    const crowd = encodeElement(tags.sequence, [Buffer.alloc(20_000_000, Buffer.from('3000', 'hex'))]);
    expect(readCrl(frame(crowd)).entries?.length).toBeGreaterThan(20_000_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a crowd of fields', encodeElement(tags.sequence, [Buffer.alloc(5_000_000, Buffer.from('3000', 'hex'))])],
    ['deep nesting', Buffer.alloc(5_000_000, Buffer.from('3080', 'hex'))],
    [
      'a crowd of extensions',
      frame(sequence(), [
        encodeElement(0xa0, [sequence(Buffer.alloc(5_000_000, Buffer.from('3005060155' + '0400', 'hex')))]),
      ]),
    ],
    ['PEM without end', Buffer.from(`-----BEGIN X509 CRL-----${'A'.repeat(1_000_000)}`)],
  ])('are refused: %s', (_, bytes) => {
    expect(() => readCrl(bytes)).toThrow(Asn1Unreadable.code);
  });
});
