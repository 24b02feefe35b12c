import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOf } from '../hash/index.ts';
import { makeSeal, OpensslPki, type Party, SEAL_PICTURE, SM2_KEY } from '../testing/index.ts';
import { findSeal, listedSeal, looksLikeSeal, readSeal } from './index.ts';

let pki: OpensslPki;
let maker: Party;
let holder: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作', SM2_KEY);
  holder = pki.issue('测试公司', SM2_KEY);
});
afterAll(() => pki.dispose());

const fingerprint = (der: Uint8Array) => new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();

it('finds a seal behind a few bytes, and before the zeros of a fixed size', async () => {
  const der = await makeSeal(pki, maker, holder);
  for (const before of [[], [1], [0x30], [0, 0, 4, 0x30]]) {
    const found = findSeal(Buffer.concat([Uint8Array.from(before), der, new Uint8Array(100)]));
    expect(found?.name, `${before}`).toBe('测试公司公章');
    expect(found?.der).toEqual(Uint8Array.from(der));
  }
});

it('finds none where there is none', async () => {
  const der = await makeSeal(pki, maker, holder);
  for (const data of [new Uint8Array(), SEAL_PICTURE, holder.chain[0]!, Buffer.concat([new Uint8Array(5), der])]) {
    expect(findSeal(data)).toBeUndefined();
  }
});

it('lists a seal with its size, its dates and the certificates that it is for', async () => {
  const seal = readSeal(await makeSeal(pki, maker, holder));
  expect(listedSeal(seal, [])).toEqual({
    id: '44010000000001',
    name: '测试公司公章',
    picture: { format: 'png', data: SEAL_PICTURE },
    widthMm: 42,
    heightMm: 42,
    validFrom: seal.validFrom,
    validTo: seal.validTo,
    certificates: [fingerprint(holder.chain[0]!)],
    electronicSeal: seal.der,
  });
});

it('finds the holders that a seal knows by digests among the certificates beside it', async () => {
  const digests = [{ algorithm: 'SM3', value: digestOf('sm3', holder.chain[0]!) }];
  const seal = readSeal(await makeSeal(pki, maker, holder, { holders: { by: 'digest', digests } }));
  expect(listedSeal(seal, [maker.chain[0]!, holder.chain[0]!])?.certificates).toEqual([fingerprint(holder.chain[0]!)]);
});

it('binds a seal whose holders are not beside it to their digests: it is not for any certificate', async () => {
  const digests = [{ algorithm: 'SM3', value: digestOf('sm3', holder.chain[0]!) }];
  const seal = readSeal(await makeSeal(pki, maker, holder, { holders: { by: 'digest', digests } }));
  const bound = Buffer.from(digestOf('sm3', holder.chain[0]!)).toString('hex');
  expect(listedSeal(seal, [maker.chain[0]!])?.certificates).toEqual([bound]);
});

it('knows the beginning of a seal, though the rest of it is missing', async () => {
  const der = await makeSeal(pki, maker, holder);
  expect(looksLikeSeal(der.subarray(0, 100))).toBe(true);
  expect(looksLikeSeal(Buffer.concat([Uint8Array.of(0, 0, 0, 1), der.subarray(0, 100)]))).toBe(true);
  expect(looksLikeSeal(holder.chain[0]!)).toBe(false);
  expect(looksLikeSeal(new Uint8Array())).toBe(false);
});

it('lists a seal with the picture that was made of its own', async () => {
  const own = { type: 'SVG', data: new TextEncoder().encode('<svg/>'), widthMm: 40, heightMm: 40 };
  const drawn = { format: 'png', data: SEAL_PICTURE } as const;
  const seal = readSeal(await makeSeal(pki, maker, holder, { picture: own }));
  expect(listedSeal(seal, [], drawn)).toMatchObject({ picture: drawn, widthMm: 40, electronicSeal: seal.der });
});

it('does not list a picture that cannot be drawn, whatever it calls itself', async () => {
  const picture = { type: 'PNG', data: new TextEncoder().encode('<svg/>'), widthMm: 40, heightMm: 40 };
  expect(listedSeal(readSeal(await makeSeal(pki, maker, holder, { picture })), [])).toBeUndefined();
});
