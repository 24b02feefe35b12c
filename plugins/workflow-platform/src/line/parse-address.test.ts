import { expect, test } from 'vitest';
import { parsePlatformAddress } from './parse-address.ts';

test.each([
  ['https://platform.example', 'https://platform.example/api/v1'],
  [' https://Platform.Example:8443/ ', 'https://platform.example:8443/api/v1'],
  ['https://example.com/contracts/api/v2/', 'https://example.com/contracts/api/v2'],
  ['http://127.0.0.1:40123/api/v1', 'http://127.0.0.1:40123/api/v1'],
  ['http://localhost:8080', 'http://localhost:8080/api/v1'],
  ['http://[::1]:8080', 'http://[::1]:8080/api/v1'],
])('%j is the API at %j', (address, root) => {
  expect(parsePlatformAddress(address)).toBe(root);
});

test.each([
  'http://platform.example',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://192.168.1.1',
  'https://user:secret@platform.example',
  'https://platform.example/?key=1',
  'https://platform.example/#a',
  'ftp://platform.example',
  'platform.example',
  'javascript:alert(1)',
  '',
])('%j is refused', (address) => {
  expect(() => parsePlatformAddress(address)).toThrow(expect.objectContaining({ code: 'platform.address-invalid' }));
});

test('what stands before @ is shown to nobody', () => {
  try {
    parsePlatformAddress('https://user:secret@platform.example/?key=secret');
    expect.unreachable();
  } catch (fault) {
    expect(JSON.stringify(fault)).not.toContain('secret');
  }
});
