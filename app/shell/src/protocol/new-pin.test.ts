import { expect, test } from 'vitest';
import { faultOfNewPin, isWeakPin, lengthText, plausibleLength } from './new-pin.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each(['1', '11111111', '000000', '12345678', '123456', '87654321', 'aaaa', 'abcdef'])('%s is weak', (pin) => {
  expect(isWeakPin(bytes(pin))).toBe(true);
});

test.each(['', '24681357', '12345679', '11111112', '1122', '印章印章'])('%s is not called weak', (pin) => {
  expect(isWeakPin(bytes(pin))).toBe(false);
});

test('lengths count characters, not bytes', () => {
  const length = { min: 4, max: 6 };
  expect(faultOfNewPin(bytes('印章印'), { length })).toBe('too-short');
  expect(faultOfNewPin(bytes('印章印章'), { length })).toBeUndefined();
  expect(faultOfNewPin(bytes('印章印章印章'), { length })).toBeUndefined();
  expect(faultOfNewPin(bytes('1234567'), { length })).toBe('too-long');
});

test('a new PIN has to be another one than the old', () => {
  expect(faultOfNewPin(bytes('24681357'), { oldPin: bytes('24681357') })).toBe('unchanged');
  expect(faultOfNewPin(bytes('24681357'), { oldPin: bytes('2468135') })).toBeUndefined();
  expect(faultOfNewPin(bytes('24681357'), {})).toBeUndefined();
});

test('lengths that no PIN could have are not believed', () => {
  expect(plausibleLength({ pinLength: { min: 6, max: 16 } })).toEqual({ min: 6, max: 16 });
  expect(plausibleLength({ pinLength: { min: 0, max: 0 } })).toBeUndefined();
  expect(plausibleLength({ pinLength: { min: 8, max: 4 } })).toBeUndefined();
  expect(plausibleLength({})).toBeUndefined();
});

test('lengths are told as far as anybody cares', () => {
  expect(lengthText({ min: 6, max: 16 })).toEqual({ 'zh-CN': '6–16 个字符', en: '6–16 characters' });
  expect(lengthText({ min: 8, max: 8 })).toEqual({ 'zh-CN': '8 个字符', en: '8 characters' });
  expect(lengthText({ min: 4, max: 255 })).toEqual({ 'zh-CN': '至少 4 个字符', en: 'at least 4 characters' });
});
