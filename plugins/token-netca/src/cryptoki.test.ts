import { expect, test } from 'vitest';
import { reasonOf, returnValueOf } from './cryptoki.ts';

test('the name of a failure is told where it is a name, else its number', () => {
  const failure = (message: string, code: number) => Object.assign(new Error(message), { name: 'Pkcs11Error', code });
  expect(reasonOf(failure('CKR_DEVICE_ERROR', 0x30))).toBe('CKR_DEVICE_ERROR');
  expect(reasonOf(failure('a text with a PIN 1234', 0x8000_0123))).toBe('0x80000123');
  expect(returnValueOf(new TypeError('no such method'))).toBeUndefined();
});
