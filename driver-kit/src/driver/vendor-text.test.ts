import { expect, test } from 'vitest';
import { vendorText } from './vendor-text.ts';

test('text is read as UTF-8, else as GB18030', () => {
  expect(vendorText(Buffer.from('签名证书'))).toBe('签名证书');
  expect(vendorText(Buffer.from('c7a9c3fbd6a4cae9', 'hex'))).toBe('签名证书');
  // U+3400, four octets in GB18030 and none in GBK.
  expect(vendorText(Buffer.from('c7a98139ee39', 'hex'))).toBe('签㐀');
  expect(vendorText(Buffer.from('signing'))).toBe('signing');
});
