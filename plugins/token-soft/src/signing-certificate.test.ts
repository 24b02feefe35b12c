import { describe, expect, test } from 'vitest';
import { makeFixture } from './openssl.fixture.ts';
import { readKeyCertificate } from './signing-certificate.ts';

const usageOf = (usage: string) =>
  readKeyCertificate(makeFixture({ key: 'P-256', password: 'x', usage }).chain[0]!).usage;

describe('the usage of a key', () => {
  test.each(['digitalSignature', 'nonRepudiation', 'digitalSignature,keyEncipherment', 'none'])(
    'is signing with the key usage %s',
    (usage) => expect(usageOf(usage)).toBe('signing'),
  );

  test.each(['keyEncipherment', 'keyAgreement,dataEncipherment', 'keyCertSign'])(
    'is encryption with the key usage %s',
    (usage) => expect(usageOf(usage)).toBe('encryption'),
  );
});

describe('the algorithm of a key', () => {
  test.each([
    ['rsa:2048', { kind: 'rsa', bits: 2048 }],
    ['P-256', { kind: 'ec', curve: 'P-256' }],
    ['P-384', { kind: 'ec', curve: 'P-384' }],
    ['P-521', { kind: 'ec', curve: 'P-521' }],
    ['SM2', { kind: 'sm2' }],
  ] as const)('%s', (key, algorithm) => {
    expect(readKeyCertificate(makeFixture({ key, password: 'x' }).chain[0]!).algorithm).toEqual(algorithm);
  });
});
