import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

/** GB/T 32918.5, the recommended curve. */
const parameters = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(parameters);

/** GB/T 32918.2, 7.1, with e = SM3(Z || M) given. Throws for a public key that is no point of the curve. */
export function verifySm2(publicKey: Uint8Array, e: Uint8Array, r: Uint8Array, s: Uint8Array): boolean {
  const { n } = parameters;
  const [digest, first, second] = [e, r, s].map((octets) => BigInt(`0x${Buffer.from(octets).toString('hex')}`)) as [
    bigint,
    bigint,
    bigint,
  ];
  const isInRange = (value: bigint) => value > 0n && value < n;
  const t = (first + second) % n;
  if (!isInRange(first) || !isInRange(second) || t === 0n) return false;
  const point = Point.BASE.multiplyUnsafe(second).add(Point.fromBytes(publicKey).multiplyUnsafe(t));
  return (digest + point.toAffine().x) % n === first;
}
