import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Sm3 } from './sm3.ts';
import { digestOf } from './start-hash.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ours = (...pieces: Uint8Array[]) => {
  const hash = new Sm3();
  for (const piece of pieces) hash.update(piece);
  return hex(hash.digest());
};
const openssl = (input: Uint8Array) =>
  execFileSync('openssl', ['dgst', '-sm3', '-r'], { input }).toString().slice(0, 64);

describe('SM3', () => {
  it('gives the digests of the standard (GB/T 32905, A.1 and A.2)', () => {
    expect(ours(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(ours(Buffer.from('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('agrees with openssl at every length around its blocks', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 100_000]) {
      const data = randomBytes(length);
      expect(ours(data), `${length} bytes`).toBe(openssl(data));
    }
  });

  it('does not mind how the data is cut', () => {
    const data = randomBytes(1000);
    const whole = ours(data);
    for (let at = 0; at < data.length; at += 13) expect(ours(data.subarray(0, at), data.subarray(at))).toBe(whole);
    expect(ours(...Array.from(data, (byte) => Uint8Array.of(byte)))).toBe(whole);
  });

  it("is what the runtime's own is, where it has one", () => {
    const data = randomBytes(300);
    expect(hex(digestOf('sm3', data.subarray(0, 7), data.subarray(7)))).toBe(ours(data));
  });

  it('counts the bits of messages beyond 512 MiB right', () => {
    const hash = new Sm3();
    const piece = new Uint8Array(1 << 26);
    for (let i = 0; i < 9; i += 1) hash.update(piece);
    expect(hex(hash.digest())).toBe(
      execFileSync('sh', ['-c', `head -c ${9 * 2 ** 26} /dev/zero | openssl dgst -sm3 -r`])
        .toString()
        .slice(0, 64),
    );
  }, 120_000);
});
