/** What a token shows without a PIN: certificates, which of them have a key here, and data objects. */
import type { KeyInfo, TokenDatum } from '@sealwright/core/api';
import {
  type CertifiedKey,
  certificateChain,
  decryptMechanismsOf,
  readCertifiedKey,
} from '@sealwright/driver-kit/driver';
import { attribute, type Cryptoki, findObjects, type Handle, label } from './cryptoki.ts';
import { CKA, CKO } from './cryptoki-constants.ts';
import { mechanismsOf, type TokenAbilities } from './signature-scheme.ts';

/** A key of the token by its certificate. */
export interface TokenKey {
  readonly certified: CertifiedKey;
  readonly label: string;
  /** CKA_ID, which the private key shares. */
  readonly reference: Buffer;
  readonly chain: readonly Uint8Array[];
}

interface StoredCertificate {
  readonly certified: CertifiedKey;
  readonly label: string;
  readonly reference: Buffer;
}

const LONGEST_DATUM = 1024 * 1024;

/** Certificates that cannot be read, and those of issuers, are no keys. */
export function readKeys(cryptoki: Cryptoki, session: Handle): readonly TokenKey[] {
  const certificates = readCertificates(cryptoki, session);
  const all = certificates.map(({ certified }) => certified);
  const owned = new Set(
    objectsOf(cryptoki, session, CKO.publicKey).map((object) => referenceOf(cryptoki, session, object).toString('hex')),
  );
  const keys = new Map<string, TokenKey>();
  // Of a key whose certificate was renewed, the one that is valid longest.
  const newestFirst = [...certificates].sort((a, b) => b.certified.notAfter.getTime() - a.certified.notAfter.getTime());
  for (const { certified, label, reference } of newestFirst) {
    const isOwn = reference.length > 0 && (owned.has(reference.toString('hex')) || !certified.isAuthority);
    if (!isOwn || keys.has(certified.id)) continue;
    keys.set(certified.id, { certified, label, reference, chain: certificateChain(certified, all) });
  }
  return [...keys.values()];
}

export function keyInfo({ certified, label, chain }: TokenKey, abilities: TokenAbilities): KeyInfo {
  const { id, usage, algorithm } = certified;
  const decrypts = decryptMechanismsOf(certified, abilities.decryption);
  const mechanisms = mechanismsOf(certified, abilities);
  return { id, label: label || id, usage, algorithm, chain, mechanisms, ...(decrypts.length > 0 && { decrypts }) };
}

/** Data objects with something in them. */
export function readData(cryptoki: Cryptoki, session: Handle): readonly TokenDatum[] {
  return objectsOf(cryptoki, session, CKO.data).flatMap((object) => {
    const value = attribute(cryptoki, session, object, CKA.value);
    if (!value || value.length === 0 || value.length > LONGEST_DATUM) return [];
    return [{ label: label(cryptoki, session, object), value: new Uint8Array(value) }];
  });
}

function readCertificates(cryptoki: Cryptoki, session: Handle): readonly StoredCertificate[] {
  return objectsOf(cryptoki, session, CKO.certificate).flatMap((object) => {
    const der = attribute(cryptoki, session, object, CKA.value);
    const certified = der && readCertifiedKey(der);
    if (!certified) return [];
    const reference = referenceOf(cryptoki, session, object);
    return [{ certified, label: label(cryptoki, session, object), reference }];
  });
}

function objectsOf(cryptoki: Cryptoki, session: Handle, kind: number): readonly Handle[] {
  return findObjects(cryptoki, session, [{ type: CKA.class, value: kind }]);
}

function referenceOf(cryptoki: Cryptoki, session: Handle, object: Handle): Buffer {
  return attribute(cryptoki, session, object, CKA.id) ?? Buffer.alloc(0);
}
