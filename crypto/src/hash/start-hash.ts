import { createHash, getHashes } from 'node:crypto';
import type { HashName } from '@sealwright/core/api';
import { Sm3 } from './sm3.ts';

export interface RunningHash {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Node's OpenSSL has SM3 and is some three times as fast as ours; Electron's BoringSSL has none. */
const hasSm3 = /* @__PURE__ */ getHashes().includes('sm3');

/** A digest to be fed piece by piece; the same in every runtime. */
export function startHash(hash: HashName): RunningHash {
  return hash === 'sm3' && !hasSm3 ? new Sm3() : createHash(hash);
}

export function digestOf(hash: HashName, ...pieces: readonly Uint8Array[]): Uint8Array {
  const running = startHash(hash);
  for (const piece of pieces) running.update(piece);
  return new Uint8Array(running.digest());
}
