/** Timestamps of Chinese authorities (GM/T 0033): RFC 3161, but SM2 and SM3, within PKCS#7 or GM content types. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { algorithmIdentifier } from '../asn1/der.ts';
import {
  encodeElement,
  explicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
} from '../asn1/index.ts';
import { digestOf } from '../hash/index.ts';
import { readSm2PublicKey, sm2Digest } from '../sm2/index.ts';
import { OpensslPki, type Party, SM2_KEY } from '../testing/index.ts';
import { readCertificate } from './certificate-fields.ts';
import { inspectTimestamp } from './inspect-timestamp.ts';
import { recogniseSignedData } from './recognise-signed-data.ts';
import { SM2_SM3 } from './signature-scheme.ts';
import { attributeTypes, contentTypes, ID_TST_INFO, type Wrapping } from './signed-data.ts';
import { encodeSigningCertificateV2 } from './signing-certificate.ts';

const STAMPED = new TextEncoder().encode('a signature value');
const SM3 = algorithmIdentifier('1.2.156.10197.1.401');

let pki: OpensslPki;
let authority: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  authority = pki.issue('时间戳中心', SM2_KEY, 'timestamper');
});
afterAll(() => pki.dispose());

const attribute = (type: string, value: Uint8Array) => sequence(objectIdentifier(type), setOf([value]));

/** A token over `STAMPED`, which openssl's own authority cannot make with SM2. */
function token(wrapping: Wrapping): Uint8Array {
  const info = sequence(
    smallInteger(1),
    objectIdentifier('1.2.3.4.1'),
    sequence(SM3, octetString(digestOf('sm3', STAMPED))),
    smallInteger(7),
    encodeElement(0x18, [Buffer.from('20260102030405Z')]),
  );
  const certificate = readCertificate(authority.chain[0]!)!;
  const attributes = setOf([
    attribute(attributeTypes.contentType, objectIdentifier(ID_TST_INFO)),
    attribute(attributeTypes.messageDigest, octetString(digestOf('sm3', info))),
    attribute(attributeTypes.signingCertificateV2, encodeSigningCertificateV2(certificate, 'sm3')),
  ]);
  const value = pki.sign(authority, { kind: 'sm2' }, sm2Digest(readSm2PublicKey(certificate.publicKey)!, attributes));
  const signer = sequence(
    smallInteger(1),
    sequence(certificate.issuer, encodeElement(2, [certificate.serialNumber])),
    SM3,
    Buffer.concat([Uint8Array.of(0xa0), attributes.subarray(1)]),
    algorithmIdentifier(SM2_SM3),
    octetString(value),
  );
  const signedData = sequence(
    smallInteger(3),
    setOf([SM3]),
    sequence(objectIdentifier(ID_TST_INFO), explicit(0, octetString(info))),
    encodeElement(0xa0, [certificate.der]),
    setOf([signer]),
  );
  return sequence(objectIdentifier(contentTypes[wrapping].signedData), explicit(0, signedData));
}

describe.each(['pkcs7', 'gm'] as const)('a timestamp signed with SM2, in content types of %s', (wrapping) => {
  it('is judged', async () => {
    const warnings: never[] = [];
    expect(await inspectTimestamp(token(wrapping), STAMPED, [], warnings)).toMatchObject({
      time: new Date('2026-01-02T03:04:05Z'),
      matches: true,
      signer: authority.chain[0],
    });
    expect(warnings).toEqual([]);
    expect(await inspectTimestamp(token(wrapping), STAMPED.subarray(1), [], [])).toMatchObject({ matches: false });
  });

  it('is never taken for a signature', () => {
    expect(recogniseSignedData(token(wrapping))).toBe('other');
  });

  it('is read by openssl', () => {
    const file = pki.write('token', token(wrapping));
    if (wrapping === 'pkcs7') expect(pki.run('ts', '-reply', '-token_in', '-in', file, '-text')).toContain('sm3');
    else expect(pki.run('asn1parse', '-inform', 'DER', '-in', file)).toContain('1.2.156.10197.6.1.4.2.2');
  });
});
