import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { makePki } from '../testing/test-certificates.ts';
import { readCertifiedKey } from './certified-key.ts';
import { AnswerUnusable } from './driver-errors.ts';
import { readSignature, type SignatureRequest } from './signature-answer.ts';

const [signing] = makePki(['P-256']).keys;
const key = readCertifiedKey(signing!.certificate)!;
const message = 'a contract';
const digest = createHash('sha256').update(message).digest();
const request: SignatureRequest = { key, mechanism: { kind: 'ecdsa', hash: 'sha256' }, digest };
const made = (dsaEncoding: 'der' | 'ieee-p1363', pem = signing!.privateKey) =>
  createSign('sha256').update(message).sign({ key: pem, dsaEncoding });

test('r || s becomes DER, and DER of a library that gives it stays', () => {
  const der = made('der');
  expect(Buffer.from(readSignature(der, request)).equals(der)).toBe(true);
  const plain = Buffer.from(readSignature(made('ieee-p1363'), request));
  expect(plain[0]).toBe(0x30);
  expect(Buffer.from(readSignature(plain, request)).equals(plain)).toBe(true);
});

test('integers of DER are as short as they can be', () => {
  // Half of all halves have their first bit set, and need a zero before them.
  for (let round = 0; round < 50; round += 1) {
    const der = Buffer.from(readSignature(made('ieee-p1363'), request));
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
  expect(() => readSignature(made('ieee-p1363', privateKey), request)).toThrow(AnswerUnusable.code);
});

test.each([0, 1, 63, 65, 2048])('an answer of %i octets of nonsense is not taken', (length) => {
  expect(() => readSignature(Buffer.alloc(length, 0xa5), request)).toThrow(AnswerUnusable.code);
});
