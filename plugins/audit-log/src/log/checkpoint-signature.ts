import { type Key, type KeySession, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import { type SignatureScheme, verifySignature } from '@sealwright/crypto/cms';
import { digestOf } from '@sealwright/crypto/hash';
import { readSm2PublicKey, sm2Digest } from '@sealwright/crypto/sm2';
import { parseCertificate } from '@sealwright/crypto/x509';
import type { Checkpoint, CheckpointAlgorithm, CheckpointStatement } from '../common-audit-entry.ts';
import { canonicalJson } from './canonical-json.ts';

const MECHANISMS: Readonly<Record<CheckpointAlgorithm, SignMechanism>> = {
  'rsa-pkcs1-sha256': { kind: 'rsa-pkcs1', hash: 'sha256' },
  'ecdsa-sha256': { kind: 'ecdsa', hash: 'sha256' },
  'ecdsa-sha384': { kind: 'ecdsa', hash: 'sha384' },
  'ecdsa-sha512': { kind: 'ecdsa', hash: 'sha512' },
  'sm2-sm3': { kind: 'sm2' },
};

const SCHEMES: Readonly<Record<CheckpointAlgorithm, SignatureScheme>> = {
  'rsa-pkcs1-sha256': { kind: 'rsa-pkcs1', hash: 'sha256' },
  'ecdsa-sha256': { kind: 'ecdsa', hash: 'sha256', encoding: 'der' },
  'ecdsa-sha384': { kind: 'ecdsa', hash: 'sha384', encoding: 'der' },
  'ecdsa-sha512': { kind: 'ecdsa', hash: 'sha512', encoding: 'der' },
  'sm2-sm3': { kind: 'sm2', hash: 'sm3' },
};

const EC = { 'P-256': 'ecdsa-sha256', 'P-384': 'ecdsa-sha384', 'P-521': 'ecdsa-sha512' } as const;

/** `token.mechanism-unsupported`; errors of `KeySession.sign`. */
export async function signStatement(
  session: KeySession,
  key: Key,
  statement: CheckpointStatement,
  signal?: AbortSignal,
): Promise<Checkpoint> {
  const algorithm = algorithmOf(key);
  const mechanism = MECHANISMS[algorithm];
  if (!key.mechanisms.includes(mechanism.kind)) throw MechanismUnsupported({ mechanism: mechanism.kind });
  const content = bytesOf(statement);
  const digest = mechanism.kind === 'sm2' ? sm2Digest(sm2PointOf(key), content) : digestOf(mechanism.hash, content);
  const signature = await session.sign(key, mechanism, digest, signal);
  return { statement, algorithm, signature: base64(signature), chain: key.chain.slice(0, 10).map(base64) };
}

export function algorithmOf({ algorithm }: Pick<Key, 'algorithm'>): CheckpointAlgorithm {
  if (algorithm.kind === 'rsa') return 'rsa-pkcs1-sha256';
  return algorithm.kind === 'ec' ? EC[algorithm.curve] : 'sm2-sm3';
}

export interface CheckpointSigner {
  readonly name: string;
  /** Fingerprint of the certificate, lower-case hex. */
  readonly sha256: string;
}

/** Who signed it; `undefined` where the signature does not fit. Whether the certificate is to be believed is not asked. */
export async function signerOf({
  statement,
  algorithm,
  signature,
  chain,
}: Checkpoint): Promise<CheckpointSigner | undefined> {
  const certificate = parseCertificate(Buffer.from(chain[0] ?? '', 'base64'));
  if (!certificate) return undefined;
  try {
    const value = Buffer.from(signature, 'base64');
    const { fits } = await verifySignature(SCHEMES[algorithm], certificate.publicKey, bytesOf(statement), value);
    return fits ? { name: certificate.summary.subject, sha256: certificate.summary.sha256 } : undefined;
  } catch {
    // A key of another type, or no key at all.
    return undefined;
  }
}

function bytesOf(statement: CheckpointStatement): Uint8Array {
  return new TextEncoder().encode(canonicalJson(statement));
}

function sm2PointOf({ chain }: Key): Uint8Array {
  const certificate = chain[0] && parseCertificate(chain[0]);
  const point = certificate && readSm2PublicKey(certificate.publicKey);
  if (!point) throw MechanismUnsupported({ mechanism: 'sm2' });
  return point;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
