import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePki } from '@sealwright/driver-kit/testing';
import { expect, test } from 'vitest';
import type { Cryptoki } from './cryptoki.ts';
import { CKA, CKO } from './cryptoki-constants.ts';
import { readKeys } from './token-contents.ts';

type StoredObject = Readonly<Record<number, Buffer | number>>;
const session = Buffer.alloc(8);

/** A token of nothing but objects, which gives them one at a time. */
function tokenOf(objects: readonly StoredObject[]): Cryptoki {
  let found: number[] = [];
  const token: Partial<Cryptoki> = {
    C_FindObjectsInit(_, template = []) {
      const fits = (stored: StoredObject) => template.every(({ type, value }) => stored[type] === value);
      found = objects.flatMap((stored, at) => (fits(stored) ? [at] : []));
    },
    C_FindObjects: (() => found.splice(0, 1).map((at) => Buffer.of(at))) as unknown as Cryptoki['C_FindObjects'],
    C_FindObjectsFinal() {},
    C_GetAttributeValue(_, object, template) {
      return template.map(({ type }) => {
        const value = objects[object[0]!]![type];
        if (value === undefined)
          throw Object.assign(new Error('CKR_ATTRIBUTE_TYPE_INVALID'), { name: 'Pkcs11Error', code: 0x12 });
        return { type, value: Buffer.from(value as Buffer) };
      });
    },
  };
  return token as Cryptoki;
}

const certificate = (der: Uint8Array, id: string, label?: string): StoredObject => ({
  [CKA.class]: CKO.certificate,
  [CKA.value]: Buffer.from(der),
  [CKA.id]: Buffer.from(id),
  ...(label !== undefined && { [CKA.label]: Buffer.from(label) }),
});
const publicKey = (id: string): StoredObject => ({ [CKA.class]: CKO.publicKey, [CKA.id]: Buffer.from(id) });

const { authority, keys } = makePki(['P-256']);
const [signing, encryption] = keys.map((key) => key.certificate) as [Uint8Array, Uint8Array];

/** Certificates of one key, which issued them itself, by the days that they are valid. */
function renewed(...days: readonly number[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-renewed-'));
  const key = join(folder, 'key.pem');
  try {
    execFileSync('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key]);
    return days.map((valid) => {
      const words = ['req', '-x509', '-key', key, '-days', String(valid), '-subj', '/CN=renewed'];
      return new X509Certificate(execFileSync('openssl', words)).raw;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a pair with one id are two keys, and the certificate of their authority is none but part of their chains', () => {
  const found = readKeys(
    tokenOf([certificate(authority, 'ca'), certificate(signing, 'pair', '签名'), certificate(encryption, 'pair')]),
    session,
  );
  expect(found.map(({ certified, label, chain }) => [certified.usage, label, chain.length])).toEqual(
    expect.arrayContaining([
      ['signing', '签名', 2],
      ['encryption', '', 2],
    ]),
  );
  expect(found).toHaveLength(2);
});

test('a certificate that signs others is a key where its public key is here too', () => {
  expect(readKeys(tokenOf([certificate(authority, 'ca')]), session)).toEqual([]);
  expect(readKeys(tokenOf([certificate(authority, 'ca'), publicKey('ca')]), session)).toHaveLength(1);
});

test('of a key whose certificate was renewed the one that is valid longest stands for it', () => {
  const [old, current, older] = renewed(10, 900, 5) as [Uint8Array, Uint8Array, Uint8Array];
  const stored = [old, current, older].map((der) => certificate(der, 'k'));
  const [key, ...others] = readKeys(tokenOf([...stored, publicKey('k')]), session);
  expect(others).toEqual([]);
  expect(Buffer.from(key!.chain[0]!).equals(current)).toBe(true);
});

test('what is no certificate, or has no id, is left out', () => {
  const damaged = certificate(signing.subarray(0, 100), 'k');
  expect(readKeys(tokenOf([damaged, certificate(signing, ''), publicKey('')]), session)).toEqual([]);
});
