import { createPublicKey, type KeyObject } from 'node:crypto';
import { AlgorithmUnsupported } from './errors.ts';

/** DER SubjectPublicKeyInfo to a key; `cms.algorithm-unsupported` with `name` where this runtime refuses it. */
export function importPublicKey(publicKey: Uint8Array, name: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  } catch (cause) {
    throw AlgorithmUnsupported({ algorithm: name }, { cause });
  }
}
