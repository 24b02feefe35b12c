import { inspect } from 'node:util';
import { makeSeal, OpensslPki, SM2_KEY } from '@sealwright/crypto/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, makeFixture } from './openssl.fixture.ts';
import { SoftDriver } from './soft-driver.ts';
import { SoftSeals } from './soft-seals.ts';
import { keptLog, PIN, softFolder } from './soft-token.fixture.ts';

let place: Awaited<ReturnType<typeof softFolder>>;
let driver: SoftDriver;
beforeEach(async () => {
  place = await softFolder();
  driver = new SoftDriver(place.folder, keptLog().log);
});
afterEach(async () => {
  await driver.dispose();
  await place.end();
});

const sm2 = (pkcs12: readonly string[] = []) => makeFixture({ key: 'SM2', password: PIN, pkcs12 });
const login = (token: string) => driver.login(token, new TextEncoder().encode(PIN));

describe('a PKCS#12 file with an SM2 key', () => {
  test.each(['AES-128-CBC', 'AES-192-CBC', 'AES-256-CBC', 'DES-EDE3-CBC'])(
    'is opened, encrypted with %s',
    async (name) => {
      await place.add('a', sm2(['-keypbe', name]));
      expect(await driver.keys('a')).toMatchObject([{ algorithm: { kind: 'sm2' }, mechanisms: ['sm2'] }]);
      const [key] = await driver.keys('a');
      const signature = await driver.sign(await login('a'), key!.id, { kind: 'sm2' }, new Uint8Array(32).fill(1));
      expect(signature[0]).toBe(0x30);
    },
  );

  test('in the scheme of PKCS#12 alone is refused when it is added', async () => {
    await expect(place.add('a', sm2(['-keypbe', 'PBE-SHA1-3DES']))).rejects.toMatchObject({
      code: 'token-soft.pkcs12-unsupported',
    });
  });

  test("that holds another certificate's key is damaged", async () => {
    const [one, other]: Fixture[] = [sm2(), sm2()];
    await place.add('a', { ...one!, pkcs12: other!.pkcs12 });
    await expect(login('a')).rejects.toMatchObject({ code: 'token-soft.damaged' });
    await place.add('b', { ...one!, pkcs12: makeFixture({ key: 'P-256', password: PIN }).pkcs12 });
    await expect(login('b')).rejects.toMatchObject({ code: 'token-soft.damaged' });
  });
});

describe('an electronic seal', () => {
  const png = { format: 'png', data: Buffer.from('89504e470d0a1a0a', 'hex') } as const;
  const seal = { id: 'seal', name: '公章', picture: png, widthMm: 42, heightMm: 42 };

  test('comes back byte for byte', async () => {
    const pki = new OpensslPki('SM2');
    const holder = pki.issue('公司', SM2_KEY);
    const electronicSeal = await makeSeal(pki, pki.issue('制作', SM2_KEY), holder);
    pki.dispose();
    await place.add('a', sm2(), { seals: [seal, { ...seal, id: 'electronic', electronicSeal }] });
    const listed = await new SoftSeals(place.folder, keptLog().log).list();
    const found = listed.map((each) => Buffer.from(each.electronicSeal ?? []).toString('hex'));
    expect(found, inspect(listed)).toEqual([Buffer.from(electronicSeal).toString('hex'), '']);
  });

  test('that is none is refused', async () => {
    const wrong = { ...seal, electronicSeal: png.data };
    await expect(place.add('a', sm2(), { seals: [wrong] })).rejects.toMatchObject({ code: 'token-soft.seal-invalid' });
  });
});
