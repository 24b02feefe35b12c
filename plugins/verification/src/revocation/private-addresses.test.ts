import { expect, it } from 'vitest';
import { askAddress } from './ask-address.ts';
import { isPrivateAddress } from './private-addresses.ts';

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:192.168.1.1',
  'fd00::1',
  'fe80::1',
  'fec0::1',
  '::7f00:1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::7f00:1',
  '::ffff:0:192.168.1.1',
  '2002:7f00:1::1',
  '192.0.2.1',
])('%s belongs to a network of its own', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each(['8.8.8.8', '172.32.0.1', '203.119.25.1', '2001:4860:4860::8888', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])(
  '%s belongs to the Internet',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

it.each([
  'http://127.0.0.1:9/',
  'http://[::1]:9/',
  'http://[::ffff:127.0.0.1]:9/',
  'http://2130706433:9/',
  'http://0x7f.1:9/',
  'http://localhost:9/',
])('%s is recognised however it is written', async (url) => {
  const { signal } = new AbortController();
  expect(await askAddress({ url, limit: 1, mayBePrivate: false, signal })).toEqual({ problem: 'private-address' });
});
