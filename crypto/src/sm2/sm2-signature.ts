/**
 * SM2 digital signatures (GB/T 32918.2-2016) on noble's curve arithmetic. Runtimes cannot help: Electron has no SM2, and
 * Node's knows no user ID. noble's multiplication by a secret takes the same steps for every secret, but JavaScript's
 * big integers promise no constant time: a key that matters belongs into a device.
 */
import { randomBytes } from 'node:crypto';
import { mapHashToField } from '@noble/curves/abstract/modular.js';
import { type RunningHash, startHash } from '../hash/start-hash.ts';
import { PARAMETERS, Point } from './curve.ts';
import { encodeSm2Value, type Sm2Value } from './signature-value.ts';

/** GB/T 35276-2017, clause 10; the one that everybody uses where nothing else was agreed. */
export const DEFAULT_ID = new TextEncoder().encode('1234567812345678');

const { n, a, b, Gx, Gy } = PARAMETERS;
const SIZE = 32;
/** 48 bytes make the bias of a nonce smaller than 2^-128. */
const NONCE_BYTES = 48;

/** `publicKey`: 0x04, x, y. Z (5.5): binds the signature to the signer's ID and key. */
export function sm2Z(publicKey: Uint8Array, id: Uint8Array = DEFAULT_ID): Uint8Array {
  const hash = startHash('sm3');
  hash.update(Uint8Array.of((id.length >> 5) & 0xff, (id.length << 3) & 0xff));
  hash.update(id);
  for (const number of [a, b, Gx, Gy]) hash.update(toBytes(number));
  hash.update(publicKey.subarray(1));
  return new Uint8Array(hash.digest());
}

/** e = SM3(Z || M), which keys sign (6.1, A2). */
export function sm2Digest(publicKey: Uint8Array, message: Uint8Array, id: Uint8Array = DEFAULT_ID): Uint8Array {
  const hash: RunningHash = startHash('sm3');
  hash.update(sm2Z(publicKey, id));
  hash.update(message);
  return new Uint8Array(hash.digest());
}

/** Signs e with a private key of 32 bytes; DER. Throws a RangeError for what is no private key. */
export function signSm2(privateKey: Uint8Array, digest: Uint8Array): Uint8Array {
  const d = toNumber(privateKey);
  if (d < 1n || d > n - 2n) throw new RangeError('no SM2 private key');
  const e = toNumber(digest);
  for (;;) {
    const k = toNumber(mapHashToField(randomBytes(NONCE_BYTES), n));
    const r = modulo(e + Point.BASE.multiply(k).x);
    if (r === 0n || r + k === n) continue;
    const s = modulo(blindedInverse(1n + d) * modulo(k - r * d));
    if (s !== 0n) return encodeSm2Value(r, s);
  }
}

/** Whether (r, s) is a signature of e (7.1). `publicKey`: 0x04, x, y of a point on the curve. */
export function verifySm2(publicKey: Uint8Array, digest: Uint8Array, { r, s }: Sm2Value): boolean {
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const t = modulo(r + s);
  if (t === 0n) return false;
  const sum = Point.BASE.multiplyUnsafe(s).add(Point.fromBytes(publicKey).multiplyUnsafe(t));
  return !sum.is0() && modulo(toNumber(digest) + sum.x) === r;
}

/** 0x04, x, y. Throws a RangeError for what is no private key. */
export function sm2PublicKey(privateKey: Uint8Array): Uint8Array {
  const d = toNumber(privateKey);
  if (d < 1n || d > n - 2n) throw new RangeError('no SM2 private key');
  return Point.BASE.multiply(d).toBytes(false);
}

/** The time of an inversion depends on the number: it is hidden behind a random factor. */
function blindedInverse(value: bigint): bigint {
  const { Fn } = Point;
  const factor = toNumber(mapHashToField(randomBytes(NONCE_BYTES), n));
  return Fn.mul(Fn.inv(Fn.create(value * factor)), factor);
}

function modulo(value: bigint): bigint {
  return Point.Fn.create(value);
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(2 * SIZE, '0'), 'hex');
}
