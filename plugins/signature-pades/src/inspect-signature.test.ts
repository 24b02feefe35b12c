import { createHash } from 'node:crypto';
import { type InspectionInput, SealwrightError } from '@sealwright/core/api';
import { elements, encodeElement, implicit, objectIdentifier, octetString, sequence } from '@sealwright/crypto/asn1';
import { DigestUnsupported, encodeSignedAttributes, encodeSignedData } from '@sealwright/crypto/cms';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defects, warnings } from './findings.ts';
import { inspect, recognises } from './pades-format.ts';
import { planSignature, type SignaturePlan } from './signature-plan.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.7 both ranges');
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const SOUND = { digestMatches: true, signatureMatches: true, defects: [] };

function input(contents: Uint8Array, subFilter = 'adbe.pkcs7.detached', content = CONTENT): InspectionInput {
  return { contents, subFilter, digest: async (hash) => createHash(hash).update(content).digest() };
}

describe('inspecting signatures that openssl made', () => {
  let pki: OpensslPki;
  let rsa: Party;
  let ec: Party;
  beforeAll(() => {
    pki = new OpensslPki();
    rsa = pki.issue('rsa', RSA);
    ec = pki.issue('ec', P256);
  });
  afterAll(() => pki.dispose());

  function cms(signer: Party, ...options: string[]): Uint8Array {
    pki.run(
      ...['cms', '-sign', '-binary', '-in', pki.write('content', CONTENT), '-outform', 'DER'],
      ...['-signer', signer.certificateFile, '-inkey', signer.keyFile, '-out', pki.file('made.p7s'), ...options],
    );
    return pki.read('made.p7s');
  }

  /** A signature by our own hand, with attributes that no honest writer makes. */
  function compose(party: Party, change: (attributes: readonly Uint8Array[]) => readonly Uint8Array[], as = party) {
    const plan: SignaturePlan = { ...planSignature({ key: as.key, options: {} }) };
    const digest = createHash(plan.hash).update(CONTENT).digest();
    const attributes = encodeElement(0x31, change(elements(encodeSignedAttributes(plan, digest))));
    const signed = createHash(plan.hash).update(attributes).digest();
    const signer = planSignature({ key: party.key, options: {} }).signer;
    return encodeSignedData(
      { ...plan, signer, certificates: party.chain },
      attributes,
      pki.sign(party, plan.mechanism, signed),
    );
  }

  it('PKCS#7 detached, by issuer and by key identifier', async () => {
    for (const options of [[], ['-keyid']]) {
      const contents = cms(rsa, ...options);
      expect(recognises(contents, 'adbe.pkcs7.detached')).toBe(true);
      const inspection = await inspect(input(contents));
      expect(inspection).toMatchObject({
        ...SOUND,
        description: 'PKCS#7 detached',
        signer: rsa.chain[0],
        warnings: [],
      });
      expect(inspection.signingCertificateMatches).toBeUndefined();
      expect(Math.abs(inspection.claimedTime!.getTime() - Date.now())).toBeLessThan(60_000);
      const other = await inspect(input(contents, 'adbe.pkcs7.detached', CONTENT.slice(1)));
      expect(other).toMatchObject({ digestMatches: false, signatureMatches: true });
    }
  });

  it('with zeros after it', async () => {
    const padded = Buffer.concat([cms(ec), new Uint8Array(5000)]);
    expect(await inspect(input(padded))).toMatchObject(SOUND);
  });

  it('without signed attributes', async () => {
    const contents = cms(rsa, '-noattr');
    expect(await inspect(input(contents))).toMatchObject(SOUND);
    const other = await inspect(input(contents, 'adbe.pkcs7.detached', CONTENT.slice(1)));
    expect(other).toMatchObject({ digestMatches: false, signatureMatches: false });

    const unjudged = await inspect(input(cms(ec, '-noattr')));
    expect(unjudged.signatureMatches).toBeUndefined();
    expect(unjudged.warnings).toHaveLength(1);
  });

  it('adbe.pkcs7.sha1', async () => {
    const digest = createHash('sha1').update(CONTENT).digest();
    const contents = cms(rsa, '-nodetach', '-in', pki.write('digest', digest));
    expect(await inspect(input(contents, 'adbe.pkcs7.sha1'))).toMatchObject({ ...SOUND, description: 'PKCS#7 SHA-1' });
    const other = await inspect(input(contents, 'adbe.pkcs7.sha1', CONTENT.slice(1)));
    expect(other).toMatchObject({ digestMatches: false, signatureMatches: true });

    const ber = cms(rsa, '-nodetach', '-stream', '-in', pki.write('digest', digest));
    expect(Buffer.from(ber.subarray(0, 2)).toString('hex')).toBe('3080');
    expect(await inspect(input(ber, 'adbe.pkcs7.sha1'))).toMatchObject(SOUND);
  });

  it('adbe.x509.rsa_sha1, with the certificate from the dictionary', async () => {
    const digest = createHash('sha1').update(CONTENT).digest();
    const value = pki.sign(rsa, { kind: 'rsa-pkcs1', hash: 'sha1' }, digest);
    const bare = { ...input(octetString(value), 'adbe.x509.rsa_sha1'), certificates: rsa.chain };
    expect(recognises(bare.contents, bare.subFilter)).toBe(true);
    expect(await inspect(bare)).toMatchObject({ ...SOUND, signer: rsa.chain[0], digestAlgorithm: 'SHA-1' });
    expect(await inspect({ ...bare, digest: async () => new Uint8Array(20) })).toMatchObject({
      signatureMatches: false,
    });
    const lost = await inspect(input(bare.contents, bare.subFilter));
    expect(lost).toMatchObject({ signatureMatches: undefined, warnings: [warnings.signerMissing, expect.anything()] });
  });

  it('warns of SHA-1 and of what PAdES forbids', async () => {
    const { warnings: found } = await inspect(input(cms(rsa, '-md', 'sha1'), 'ETSI.CAdES.detached'));
    expect(found).toEqual([
      warnings.weakDigest('SHA-1'),
      warnings.claimedTimeInside,
      warnings.signingCertificateMissing,
    ]);
  });

  it('cannot judge what it does not compute', async () => {
    const failure = await inspect(input(cms(rsa, '-md', 'md5'))).catch((error: unknown) => error);
    expect(DigestUnsupported.is(failure) && failure.data.algorithm).toBe('MD5');
  });

  it('cannot judge without the certificate', async () => {
    const inspection = await inspect(input(cms(rsa, '-nocerts')));
    expect(inspection).toMatchObject({ signatureMatches: undefined, signer: undefined, digestMatches: true });
    expect(inspection.warnings).toContainEqual(warnings.signerMissing);
  });

  it('finds several signers, none, and content of its own', async () => {
    const two = cms(rsa, '-signer', ec.certificateFile, '-inkey', ec.keyFile);
    expect((await inspect(input(two))).defects).toEqual([defects.severalSigners]);
    expect((await inspect(input(cms(rsa, '-nodetach')))).defects).toEqual([defects.contentInside]);
    pki.run('crl2pkcs7', '-nocrl', '-certfile', rsa.certificateFile, '-outform', 'DER', '-out', pki.file('none'));
    expect((await inspect(input(pki.read('none')))).defects).toEqual([defects.noSigner]);
  });

  it('signing-certificate-v2 of openssl, and one that names another certificate', async () => {
    expect(await inspect(input(cms(ec, '-cades')))).toMatchObject({ ...SOUND, signingCertificateMatches: true });
    const swapped = await inspect(input(compose(ec, (attributes) => attributes, pki.issue('other', P256))));
    expect(swapped).toMatchObject({
      signatureMatches: true,
      signingCertificateMatches: false,
      defects: [defects.signingCertificateWrong],
    });
  });

  it('verifies unsorted attributes as they stand', async () => {
    const inspection = await inspect(input(compose(ec, (attributes) => [...attributes].reverse())));
    expect(inspection).toMatchObject({ ...SOUND, warnings: [warnings.attributesUnsorted] });
  });

  it('needs content-type and one message-digest', async () => {
    const holds = (attribute: Uint8Array, type: string) =>
      Buffer.from(attribute).includes(Buffer.from(objectIdentifier(type)));
    const without = (type: string) => compose(ec, (attributes) => attributes.filter((one) => !holds(one, type)));
    expect((await inspect(input(without('1.2.840.113549.1.9.3')))).defects).toEqual([defects.contentTypeWrong]);
    const undigested = await inspect(input(without('1.2.840.113549.1.9.4')));
    expect(undigested).toMatchObject({ digestMatches: false, defects: [defects.messageDigestMissing] });
    const twice = compose(ec, (attributes) => [...attributes, ...attributes]);
    expect((await inspect(input(twice))).defects).toContainEqual(defects.messageDigestMissing);
  });

  it('leaves Chinese algorithms and other data to others', () => {
    const [, body] = elements(cms(ec));
    const sm3 = Buffer.from(objectIdentifier('1.2.156.10197.1.401'));
    expect(recognises(sequence(objectIdentifier('1.2.156.10197.6.1.4.2.2'), body!), 'adbe.pkcs7.detached')).toBe(false);
    const signed = elements(elements(body!)[0]!);
    const signer = elements(elements(signed.at(-1)!)[0]!);
    const chinese = encodeElement(0x31, [sequence(...signer.slice(0, 2), sequence(sm3), ...signer.slice(3))]);
    const data = sequence(...signed.slice(0, -1), chinese);
    expect(
      recognises(
        sequence(objectIdentifier('1.2.840.113549.1.7.2'), encodeElement(0xa0, [data])),
        'adbe.pkcs7.detached',
      ),
    ).toBe(false);
    expect(recognises(new Uint8Array(100), 'ETSI.CAdES.detached')).toBe(false);
    expect(recognises(new Uint8Array(), 'ETSI.CAdES.detached')).toBe(false);
  });

  it('a document timestamp with another content type is none', async () => {
    expect((await inspect(input(cms(ec), 'ETSI.RFC3161'))).defects).toEqual([defects.timestampTypeWrong]);
  });

  it('ends with a verdict or a typed error, whatever byte is turned or cut', { timeout: 120_000 }, async () => {
    for (const party of [ec, rsa]) {
      const contents = compose(party, (attributes) => attributes);
      const untyped: unknown[] = [];
      for (let at = 0; at < contents.length; at += 1) {
        const turned = Uint8Array.from(contents);
        turned[at]! ^= 1 << (at % 8);
        for (const damaged of at % 8 === 0 ? [turned, contents.subarray(0, at)] : [turned]) {
          recognises(damaged, 'ETSI.CAdES.detached');
          const outcome = await inspect(input(damaged, 'ETSI.CAdES.detached')).catch((error: unknown) => error);
          if (outcome instanceof Error && !(outcome instanceof SealwrightError)) untyped.push([at, outcome]);
        }
      }
      expect(untyped).toEqual([]);
    }
  });

  it('verifies over the attributes, not over what surrounds them', async () => {
    const contents = compose(ec, (attributes) => attributes);
    const tagged = Buffer.from(
      implicit(
        0,
        encodeSignedAttributes(
          planSignature({ key: ec.key, options: {} }),
          createHash('sha256').update(CONTENT).digest(),
        ),
      ),
    );
    const start = Buffer.from(contents).indexOf(tagged);
    expect(start).toBeGreaterThan(0);
    for (let at = start + 4; at < start + tagged.length; at += 7) {
      const turned = Uint8Array.from(contents);
      turned[at]! ^= 1;
      const outcome = await inspect(input(turned)).catch(() => undefined);
      expect(outcome?.signatureMatches === true, `byte ${at}`).toBe(false);
    }
  });
});
