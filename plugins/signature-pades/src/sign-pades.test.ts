import { createHash } from 'node:crypto';
import { type FormatSigning, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { AlgorithmUnsupported, CertificateMissing } from '@sealwright/crypto/cms';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect, recognises } from './pades-format.ts';
import { preparePades, signPades } from './sign-pades.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.7 the bytes of both ranges');
const OTHER_CONTENT = new TextEncoder().encode('%PDF-1.7 the bytes of both rangeS');

const ec = (curve: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];
const rsa = (bits: number) => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];

const CASES = [
  { name: 'rsa-2048', generate: rsa(2048), options: {}, hash: 'sha256', printed: 'rsaEncryption' },
  { name: 'rsa-3072', generate: rsa(3072), options: { hash: 'sha384' }, hash: 'sha384', printed: 'rsaEncryption' },
  { name: 'rsa-4096', generate: rsa(4096), options: { hash: 'sha512' }, hash: 'sha512', printed: 'rsaEncryption' },
  { name: 'pss-2048', generate: rsa(2048), options: { scheme: 'pss' }, hash: 'sha256', printed: 'rsassaPss' },
  {
    name: 'pss-2049',
    generate: rsa(2049),
    options: { scheme: 'pss', hash: 'sha512' },
    hash: 'sha512',
    printed: 'rsassaPss',
  },
  { name: 'p-256', generate: ec('P-256'), options: { hash: 'auto' }, hash: 'sha256', printed: 'ecdsa-with-SHA256' },
  { name: 'p-384', generate: ec('P-384'), options: {}, hash: 'sha384', printed: 'ecdsa-with-SHA384' },
  { name: 'p-521', generate: ec('P-521'), options: {}, hash: 'sha512', printed: 'ecdsa-with-SHA512' },
] as const;

describe('PAdES B-B signatures, judged by openssl', () => {
  let pki: OpensslPki;
  beforeAll(() => {
    pki = new OpensslPki();
  });
  afterAll(() => pki.dispose());

  async function sign(party: Party, options: Record<string, unknown> = {}) {
    const profile = await preparePades({ key: party.key, options });
    const digest = createHash(profile.hash).update(CONTENT).digest();
    const operations: SignMechanism[] = [];
    const signing: FormatSigning = {
      key: party.key,
      options,
      profile,
      digest,
      signingTime: new Date('2026-01-02T03:04:05Z'),
      sign: async (mechanism, value) => {
        operations.push(mechanism);
        return pki.sign(party, mechanism, value);
      },
    };
    return { profile, contents: await signPades(signing), operations };
  }

  const inspectOver = (contents: Uint8Array, content: Uint8Array) =>
    inspect({
      contents,
      subFilter: 'ETSI.CAdES.detached',
      digest: async (hash) => createHash(hash).update(content).digest(),
    });

  it.each(CASES)('$name', async ({ name, generate, options, hash, printed }) => {
    const party = pki.issue(name, generate);
    const { profile, contents, operations } = await sign(party, options);
    expect(profile).toMatchObject({ filter: 'Adobe.PPKLite', subFilter: 'ETSI.CAdES.detached', hash });
    expect(operations).toHaveLength(1);
    expect(contents.length).toBeLessThanOrEqual(profile.contentsLength);
    expect(profile.contentsLength - contents.length).toBeLessThan(100);

    const file = pki.write(`${name}.p7s`, contents);
    const verifies = (content: Uint8Array, signature = file) =>
      pki.accepts(
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-CAfile', pki.authorityFile],
        ...['-content', pki.write(`${name}.content`, content), '-purpose', 'any', '-cades'],
      );
    expect(verifies(CONTENT)).toBe(true);
    expect(verifies(OTHER_CONTENT)).toBe(false);

    const print = pki.run('cms', '-cmsout', '-print', '-inform', 'DER', '-in', file);
    expect(print).toContain('id-smime-aa-signingCertificateV2');
    expect(print).toContain(printed);
    expect(print).not.toContain('signingTime');

    expect(recognises(contents, profile.subFilter)).toBe(true);
    expect(await inspectOver(contents, CONTENT)).toMatchObject({
      description: 'PAdES B-B',
      digestMatches: true,
      signatureMatches: true,
      signingCertificateMatches: true,
      signer: party.chain[0],
      warnings: [],
      defects: [],
    });
    expect(await inspectOver(contents, OTHER_CONTENT)).toMatchObject({ digestMatches: false, signatureMatches: true });

    const broken = Uint8Array.from(contents);
    broken[broken.length - 5]! ^= 1;
    expect(verifies(CONTENT, pki.write(`${name}.broken`, broken))).toBe(false);
    expect((await inspectOver(broken, CONTENT)).signatureMatches).toBe(false);
  });

  it('writes what openssl writes again byte by byte: DER', async () => {
    const { contents } = await sign(pki.issue('der', ec('P-256')));
    const file = pki.write('der.p7s', contents);
    pki.run('cms', '-cmsout', '-inform', 'DER', '-outform', 'DER', '-in', file, '-out', pki.file('again.p7s'));
    expect(Buffer.compare(contents, pki.read('again.p7s'))).toBe(0);
  });

  it('embeds each certificate once', async () => {
    const party = pki.issue('twice', ec('P-256'));
    const key = { ...party.key, chain: [...party.chain, ...party.chain] };
    const { contents } = await sign({ ...party, key });
    expect((await inspectOver(contents, CONTENT)).certificates).toHaveLength(2);
  });

  it('refuses keys that it cannot use', async () => {
    const { key } = pki.issue('refused', ec('P-256'));
    const refusal = (changes: Partial<typeof key>) =>
      preparePades({ key: { ...key, ...changes }, options: {} }).catch((error: unknown) => error);
    expect(CertificateMissing.is(await refusal({ chain: [] }))).toBe(true);
    expect(CertificateMissing.is(await refusal({ chain: [CONTENT] }))).toBe(true);
    expect(AlgorithmUnsupported.is(await refusal({ algorithm: { kind: 'sm2' } }))).toBe(true);
    expect(MechanismUnsupported.is(await refusal({ mechanisms: ['sm2'] }))).toBe(true);
  });

  it('asks nothing of the key once aborted', async () => {
    const party = pki.issue('aborted', ec('P-256'));
    const profile = await preparePades({ key: party.key, options: {} });
    const signing = signPades({
      key: party.key,
      options: {},
      profile,
      digest: new Uint8Array(32),
      signingTime: new Date(),
      sign: () => Promise.reject(new Error('the key was used')),
      signal: AbortSignal.abort(new Error('stopped')),
    });
    await expect(signing).rejects.toThrow('stopped');
  });
});
