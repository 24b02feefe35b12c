/** SM2 by the openssl program, which knows nothing of the driver. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { AsnConvert } from '@peculiar/asn1-schema';
import { readCertifiedKey } from '../certified-key.ts';
import { verifySm2 } from '../verify-sm2.ts';
import { SM2_ID } from './test-certificates.ts';

/** a, b and the base point of the recommended curve (GB/T 32918.5). */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/** e = SM3(Z || M) (GB/T 32918.2, 5.5 and 6.1). */
export function sm2Digest(certificate: Uint8Array, message: Uint8Array): Uint8Array {
  const point = readCertifiedKey(certificate)!.publicKey.subarray(1);
  const id = Buffer.from(SM2_ID);
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(id.length * 8);
  const z = createHash('sm3').update(bits).update(id).update(CURVE).update(point).digest();
  return createHash('sm3').update(z).update(message).digest();
}

/** Signatures that openssl judges; each costs a process. */
const BY_OPENSSL = 20;
let judged = 0;

/** By openssl; after the first twenty by the driver's own arithmetic, which has agreed with it until then. */
export function sm2Verifies(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const own = verifies(certificate, message, signature);
  if (judged++ >= BY_OPENSSL) return own;
  const foreign = opensslVerifies(certificate, message, signature);
  if (own !== foreign) throw new Error(`openssl says ${foreign}, the driver ${own}`);
  return foreign;
}

function verifies(certificate: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { r, s } = AsnConvert.parse(signature, ECDSASigValue);
  const [first, second] = [r, s].map((integer) => new Uint8Array(integer)) as [Uint8Array, Uint8Array];
  return verifySm2(readCertifiedKey(certificate)!.publicKey, sm2Digest(certificate, message), first, second);
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
