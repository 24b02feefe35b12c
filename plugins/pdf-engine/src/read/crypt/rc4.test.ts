import { expect, test } from 'vitest';
import { rc4 } from './rc4.ts';

test('vectors of RFC 6229: the first bytes of the key stream', () => {
  const stream = (key: string) => Buffer.from(rc4(Buffer.from(key, 'hex'), new Uint8Array(16))).toString('hex');
  expect(stream('0102030405')).toBe('b2396305f03dc027ccc3524a0a1118a8');
  expect(stream('0102030405060708090a0b0c0d0e0f10')).toBe('9ac7cc9a609d1ef7b2932899cde41b97');
});
