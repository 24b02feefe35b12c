/** SM2 by the openssl program, which knows nothing of the driver. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2Digest as digestOf, readSm2Value, verifySm2 } from '@sealwright/crypto/sm2';
import { readCertifiedKey } from '../driver/certified-key.ts';
import { SM2_ID } from './test-certificates.ts';

export function sm2Digest(certificate: Uint8Array, message: Uint8Array): Uint8Array {
  return digestOf(readCertifiedKey(certificate)!.publicKey, message);
}

/** Signatures that openssl judges; each costs two processes. */
const BY_OPENSSL = 20;
let judged = 0;

/** By openssl; after the first twenty by our own arithmetic, which has to agree with it until then. */
export function sm2Verifies(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const value = readSm2Value(signature)!;
  const own =
    value.canonical && verifySm2(readCertifiedKey(certificate)!.publicKey, sm2Digest(certificate, message), value);
  if (judged++ >= BY_OPENSSL) return own;
  const foreign = opensslVerifies(certificate, message, signature);
  if (own !== foreign) throw new Error(`openssl says ${foreign}, we say ${own}`);
  return foreign;
}

function opensslVerifies(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-sm2-'));
  const file = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  try {
    const der = file('certificate', certificate);
    const key = file('key', execFileSync('openssl', ['x509', '-inform', 'DER', '-in', der, '-noout', '-pubkey']));
    const judge = ['dgst', '-sm3', '-sigopt', `distid:${SM2_ID}`, '-verify', key, '-signature'];
    return spawnSync('openssl', [...judge, file('signature', signature), file('message', message)]).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
