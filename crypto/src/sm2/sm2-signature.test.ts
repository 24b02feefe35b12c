import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeElement, sequence } from '../asn1/index.ts';
import { PARAMETERS } from './curve.ts';
import {
  DEFAULT_ID,
  encodeSm2Value,
  readSm2PublicKey,
  readSm2Value,
  signSm2,
  sm2Digest,
  sm2PublicKey,
  sm2Z,
  verifySm2,
} from './index.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
const text = (words: string) => new TextEncoder().encode(words);

/** GB/T 32918.5-2017, A.2. */
const STANDARD = {
  privateKey: bytes('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'),
  publicKey: bytes(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  ),
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  e: 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  r: BigInt('0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'),
  s: BigInt('0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'),
};

describe('the example of the standard (GB/T 32918.5, A.2)', () => {
  it('gives the same key, Z and e', () => {
    expect(hex(sm2PublicKey(STANDARD.privateKey))).toBe(hex(STANDARD.publicKey));
    expect(hex(sm2Z(STANDARD.publicKey))).toBe(STANDARD.z);
    expect(hex(sm2Digest(STANDARD.publicKey, text('message digest')))).toBe(STANDARD.e);
  });

  it('verifies its signature and no other', () => {
    const { r, s } = STANDARD;
    const judge = (value: { r: bigint; s: bigint }) =>
      verifySm2(STANDARD.publicKey, bytes(STANDARD.e), { ...value, canonical: true });
    expect(judge({ r, s })).toBe(true);
    const { n } = PARAMETERS;
    const wrong = { r: [0n, n, r + n, n - r], s: [0n, n, s + n, n - s] };
    for (const other of wrong.r) expect(judge({ r: other, s })).toBe(false);
    for (const other of wrong.s) expect(judge({ r, s: other })).toBe(false);
    expect(judge({ r: s, s: r })).toBe(false);
  });
});

describe('together with openssl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sm2-'));
  const file = (name: string, content?: Uint8Array) => {
    if (content) writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' });
  let publicKey: Uint8Array;
  let privateKey: Uint8Array;
  beforeAll(() => {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', file('key'));
    const spki =
      openssl('pkey', '-in', file('key'), '-pubout', '-outform', 'DER', '-out', file('public')) &&
      readFileSync(file('public'));
    publicKey = readSm2PublicKey(new Uint8Array(spki))!;
    const der =
      openssl('pkey', '-in', file('key'), '-traditional', '-outform', 'DER', '-out', file('ec')) &&
      readFileSync(file('ec'));
    // ECPrivateKey (RFC 5915, 3): version 1, then the number.
    privateKey = new Uint8Array(der.subarray(der.indexOf(bytes('0201010420')) + 5).subarray(0, 32));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ids = ['1234567812345678', 'ALICE123@YAHOO.COM', '印章系统', ''];

  it('reads the public key of its private key', () => {
    expect(hex(sm2PublicKey(privateKey))).toBe(hex(publicKey));
  });

  it.each(ids)('openssl verifies ours with the ID "%s"', (id) => {
    const message = randomBytes(500);
    const signature = signSm2(privateKey, sm2Digest(publicKey, message, text(id)));
    const verdict = (distid: string) =>
      spawnSync('openssl', [
        ...['dgst', '-sm3', '-verify', file('public'), '-keyform', 'DER'],
        ...(distid === '' ? [] : ['-sigopt', `distid:${distid}`]),
        ...['-signature', file('signature', signature), file('message', message)],
      ]).status;
    expect(verdict(id)).toBe(0);
    expect(verdict('another')).toBe(1);
  });

  it.each(ids)('we verify its signature with the ID "%s"', (id) => {
    const message = randomBytes(500);
    openssl(
      ...['dgst', '-sm3', '-sign', file('key'), ...(id === '' ? [] : ['-sigopt', `distid:${id}`])],
      ...['-out', file('signature'), file('message', message)],
    );
    const value = readSm2Value(new Uint8Array(readFileSync(file('signature'))))!;
    expect(value.canonical).toBe(true);
    expect(verifySm2(publicKey, sm2Digest(publicKey, message, text(id)), value)).toBe(true);
    expect(verifySm2(publicKey, sm2Digest(publicKey, message, text('another')), value)).toBe(false);
    expect(verifySm2(publicKey, sm2Digest(publicKey, message.subarray(1), text(id)), value)).toBe(false);
  });

  it('knows SM2 keys from others', () => {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file('p256'));
    const other = createPublicKey(readFileSync(file('p256'))).export({ format: 'der', type: 'spki' });
    expect(readSm2PublicKey(new Uint8Array(other))).toBeUndefined();
    const broken = new Uint8Array(readFileSync(file('public')));
    broken[broken.length - 1]! ^= 1;
    expect(() => readSm2PublicKey(broken)).toThrow();
  });
});

describe('signing', () => {
  it('never gives the same signature twice', () => {
    const digest = randomBytes(32);
    const made = Array.from({ length: 20 }, () => hex(signSm2(STANDARD.privateKey, digest)));
    expect(new Set(made).size).toBe(made.length);
  });

  it('refuses what is no private key', () => {
    const top = PARAMETERS.n - 1n;
    for (const key of [new Uint8Array(32), bytes(top.toString(16)), new Uint8Array(32).fill(0xff)]) {
      expect(() => signSm2(key, new Uint8Array(32))).toThrow(RangeError);
      expect(() => sm2PublicKey(key)).toThrow(RangeError);
    }
  });

  it('takes the ID into account', () => {
    expect(DEFAULT_ID).toHaveLength(16);
    expect(hex(sm2Z(STANDARD.publicKey, text('ALICE123@YAHOO.COM')))).not.toBe(STANDARD.z);
  });
});

describe('signature values', () => {
  const { r, s } = STANDARD;
  const integer = (content: string) => encodeElement(0x02, [bytes(content)]);
  const plain = (value: bigint) => value.toString(16).padStart(64, '0');

  it('are written as DER and read back', () => {
    for (const value of [1n, 0x7fn, 0x80n, 0xffffn, r]) {
      expect(readSm2Value(encodeSm2Value(value, s))).toEqual({ r: value, s, canonical: true });
    }
    expect(hex(encodeSm2Value(0x80n, 1n))).toBe('3007' + '02020080' + '020101');
  });

  it.each([
    ['a forgotten leading zero', sequence(integer(plain(r)), integer(plain(s)))],
    ['a leading zero too many', sequence(integer(`0000${plain(r)}`), integer(`00${plain(s)}`))],
    ['r and s side by side', bytes(plain(r) + plain(s))],
    ['a length in long form', bytes(`3081${hex(encodeSm2Value(r, s)).slice(2)}`)],
  ])('are read with %s, but not as DER', (_, encoded) => {
    expect(readSm2Value(encoded)).toEqual({ r, s, canonical: false });
  });

  it.each([
    ['nothing', ''],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020101020101'],
    ['octets for numbers', '3006040101040101'],
    ['a cut structure', hex(encodeSm2Value(r, s)).slice(0, -2)],
  ])('are not read from %s', (_, encoded) => {
    expect(readSm2Value(bytes(encoded))).toBeUndefined();
  });
});
