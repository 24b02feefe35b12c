import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Asn1Unreadable, elements, octetString, sequence } from '../asn1/index.ts';
import { readCertificate } from '../cms/index.ts';
import { digestOf } from '../hash/index.ts';
import { readSm2PublicKey, sm2Digest } from '../sm2/index.ts';
import { makeSeal, OpensslPki, type Party, SEAL_PICTURE, SM2_KEY } from '../testing/index.ts';
import { isHolder, judgeSeal, readSeal, SealVersionUnsupported } from './index.ts';
import { bitString, generalizedTime, ia5String, integer, utcTime, utf8String } from './values.ts';

let pki: OpensslPki;
let maker: Party;
let holder: Party;
let other: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作', SM2_KEY);
  holder = pki.issue('测试公司', SM2_KEY);
  other = pki.issue('别的公司', SM2_KEY);
});
afterAll(() => pki.dispose());

const SOUND = { fits: true, deviations: [] };

/** Whether openssl takes the seal's value for the maker's signature of these bytes. */
function opensslJudges(signed: Uint8Array, signature: Uint8Array): boolean {
  const publicKey = pki.write('public.pem', pki.run('x509', '-in', maker.certificateFile, '-noout', '-pubkey'));
  const files = ['-signature', pki.write('value', signature), pki.write('signed', signed)];
  return pki.accepts('dgst', '-sm3', '-verify', publicKey, '-sigopt', 'distid:1234567812345678', ...files);
}

describe.each([1, 2, 3, 4, 5])('a seal of version %i', (version) => {
  it('is read as it was made', async () => {
    const from = new Date('2026-01-02T03:04:05Z');
    const to = new Date('2031-01-02T03:04:05Z');
    const der = await makeSeal(pki, maker, holder, { version, validFrom: from, validTo: to });
    expect(readSeal(der)).toMatchObject({
      version,
      vendor: 'TEST',
      id: '44010000000001',
      name: '测试公司公章',
      kind: 1,
      validFrom: from,
      validTo: to,
      picture: { type: 'PNG', data: SEAL_PICTURE, widthMm: 42, heightMm: 42 },
      maker: maker.chain[0],
      holders: { by: 'certificate', certificates: [holder.chain[0]] },
    });
  });

  it("is the maker's, for us and for openssl, and for its holder alone", async () => {
    const seal = readSeal(await makeSeal(pki, maker, holder, { version }));
    expect(await judgeSeal(seal)).toEqual(SOUND);
    expect(opensslJudges(seal.signed[0]!, seal.signature)).toBe(true);
    expect(await judgeSeal({ ...seal, maker: holder.chain[0]! })).toMatchObject({ fits: false });
    expect(isHolder(seal.holders, holder.chain[0]!)).toBe(true);
    expect(isHolder(seal.holders, other.chain[0]!)).toBe(false);
  });

  it('cannot be altered', async () => {
    const der = await makeSeal(pki, maker, holder, { version });
    const at = Buffer.from(der).indexOf('测试公司公章');
    const altered = Uint8Array.from(der);
    altered[at + 2]! ^= 1;
    expect(await judgeSeal(readSeal(altered))).toMatchObject({ fits: false });
  });
});

describe('the seals of others', () => {
  it('list holders by digests', async () => {
    for (const [algorithm, hash] of [
      ['SM3', 'sm3'],
      ['1.2.156.10197.1.401', 'sm3'],
      ['SHA-256', 'sha256'],
    ] as const) {
      const digests = [{ algorithm, value: digestOf(hash, holder.chain[0]!) }];
      const { holders } = readSeal(await makeSeal(pki, maker, holder, { holders: { by: 'digest', digests } }));
      expect(isHolder(holders, holder.chain[0]!), algorithm).toBe(true);
      expect(isHolder(holders, other.chain[0]!), algorithm).toBe(false);
    }
    const unknown = { by: 'digest', digests: [{ algorithm: 'MD5', value: new Uint8Array(16) }] } as const;
    expect(isHolder(unknown, holder.chain[0]!)).toBeUndefined();
  });

  it('have extra data, tagged and untagged, a timestamp, or the signature over more than the information', async () => {
    const der = await makeSeal(pki, maker, holder);
    const [info, certificate, algorithm] = elements(der);
    const extra = sequence(sequence(Uint8Array.of(6, 1, 42), octetString(SEAL_PICTURE)));
    const sign = async (signed: Uint8Array) => {
      const key = readSm2PublicKey(readCertificate(maker.chain[0]!)!.publicKey)!;
      return bitString(pki.sign(maker, { kind: 'sm2' }, sm2Digest(key, signed)));
    };
    for (const wrapped of [extra, sequence(extra).with(0, 0xa0)]) {
      const longer = sequence(...elements(info!), wrapped);
      const seal = readSeal(sequence(longer, certificate!, algorithm!, await sign(longer)));
      expect(await judgeSeal(seal)).toEqual(SOUND);
    }
    const wide = sequence(info!, certificate!, algorithm!, await sign(sequence(info!, certificate!, algorithm!)));
    expect(await judgeSeal(readSeal(wide))).toEqual(SOUND);
    const stamped = sequence(...elements(der), sequence(bitString(SEAL_PICTURE)).with(0, 0xa0));
    expect(await judgeSeal(readSeal(stamped))).toEqual(SOUND);
  });

  it('may have names in GBK', async () => {
    const der = await makeSeal(pki, maker, holder, { name: 'AAAA' });
    const gbk = Buffer.from(der);
    gbk.set([0xb9, 0xab, 0xd5, 0xc2], gbk.indexOf('AAAA'));
    expect(readSeal(gbk).name).toBe('公章');
  });
});

describe('what is no seal', () => {
  it('has a typed error', async () => {
    const der = await makeSeal(pki, maker, holder);
    for (const wrong of [new Uint8Array(), der.subarray(0, 100), sequence(), SEAL_PICTURE, maker.chain[0]!]) {
      expect(() => readSeal(wrong)).toThrow(expect.objectContaining({ code: Asn1Unreadable.code }));
    }
    const version = Buffer.from(der);
    version[version.indexOf(Buffer.from([0x16, 2, 0x45, 0x53, 2, 1, 4])) + 6] = 9;
    expect(() => readSeal(version)).toThrow(expect.objectContaining({ code: SealVersionUnsupported.code }));
  });

  it('ends with one, whatever byte is turned or cut', async () => {
    const der = await makeSeal(pki, maker, holder);
    for (let at = 0; at < der.length; at += 13) {
      for (const hostile of [der.subarray(0, at), der.map((byte, place) => (place === at ? byte ^ 0xff : byte))]) {
        try {
          await judgeSeal(readSeal(hostile));
        } catch (error) {
          expect(Asn1Unreadable.is(error) || SealVersionUnsupported.is(error), `byte ${at}: ${error}`).toBe(true);
        }
      }
    }
  });
});

it('values are written as openssl reads them', () => {
  const time = new Date('2026-01-02T03:04:05.678Z');
  const all = sequence(
    ia5String('ES'),
    utf8String('公章'),
    integer(0),
    integer(127),
    integer(128),
    integer(40_000),
    utcTime(time),
    generalizedTime(time),
    bitString(Uint8Array.of(1)),
  );
  const printed = pki.run('asn1parse', '-inform', 'DER', '-in', pki.write('values', all));
  for (const value of [
    'IA5STRING         :ES',
    'UTF8STRING        :公章',
    'INTEGER           :00',
    'INTEGER           :7F',
  ]) {
    expect(printed).toContain(value);
  }
  for (const value of [
    'INTEGER           :80',
    'INTEGER           :9C40',
    ':260102030405Z',
    ':20260102030405Z',
    'BIT STRING',
  ]) {
    expect(printed).toContain(value);
  }
});
