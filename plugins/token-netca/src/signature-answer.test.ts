import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertifiedKey } from './certified-key.ts';
import { AnswerUnusable } from './netca-errors.ts';
import { readSignature } from './signature-answer.ts';
import { requestFor, type TokenAbilities } from './signature-scheme.ts';
import { makePki } from './testing/test-certificates.ts';

const [signing] = makePki(['P-256']).keys;
const key = readCertifiedKey(signing!.certificate)!;
const abilities: TokenAbilities = { mechanisms: new Set([0x1041]), sm2: undefined };
const message = 'a contract';
const digest = createHash('sha256').update(message).digest();
const request = requestFor(key, { kind: 'ecdsa', hash: 'sha256' }, digest, abilities);
const made = (dsaEncoding: 'der' | 'ieee-p1363', pem = signing!.privateKey) =>
  createSign('sha256').update(message).sign({ key: pem, dsaEncoding });

test('r || s becomes DER, and DER of a library that gives it stays', () => {
  const der = made('der');
  expect(Buffer.from(readSignature(der, key, request)).equals(der)).toBe(true);
  const plain = Buffer.from(readSignature(made('ieee-p1363'), key, request));
  expect(plain[0]).toBe(0x30);
  expect(Buffer.from(readSignature(plain, key, request)).equals(plain)).toBe(true);
});

test('integers of DER are as short as they can be', () => {
  // Half of all halves have their first bit set, and need a zero before them.
  for (let round = 0; round < 50; round += 1) {
    const der = Buffer.from(readSignature(made('ieee-p1363'), key, request));
    const first = der.subarray(4, 4 + der[3]!);
    const second = der.subarray(6 + der[3]!);
    for (const integer of [first, second]) {
      expect(integer[0]! & 0x80).toBe(0);
      if (integer[0] === 0) expect(integer[1]! & 0x80).toBe(0x80);
    }
  }
});

test('the signature of another key is not taken', () => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  expect(() => readSignature(made('ieee-p1363', privateKey), key, request)).toThrow(AnswerUnusable.code);
});

test.each([0, 1, 63, 65, 2048])('an answer of %i octets of nonsense is not taken', (length) => {
  expect(() => readSignature(Buffer.alloc(length, 0xa5), key, request)).toThrow(AnswerUnusable.code);
});
