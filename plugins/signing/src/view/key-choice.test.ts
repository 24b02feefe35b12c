import { expect, test } from 'vitest';
import { keyEntry, sealEntry } from './draft-fakes.fixture.ts';
import { chosenKey, daysLeft, keyHindrance, keysFor, sealHindrance } from './key-choice.ts';

const DAY = 86_400_000;
const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * DAY);
const first = keyEntry({ ref: 'first', sha256: 'aa' });
const second = keyEntry({ ref: 'second', sha256: 'bb' });
const expired = keyEntry({ ref: 'expired', sha256: 'cc', notAfter: inDays(-1) });

test('a seal that is bound goes with its own certificate only, one that is free with any', () => {
  expect(keysFor([first, second], [sealEntry({ certificates: ['bb'] })])).toEqual([second]);
  expect(keysFor([first, second], [sealEntry()])).toEqual([first, second]);
  expect(keysFor([first, second], [sealEntry({ certificates: ['aa'] }), sealEntry({ certificates: ['bb'] })])).toEqual(
    [],
  );
});

test('the choice stays as long as it fits; else the first certificate that is valid', () => {
  expect(chosenKey([first, second], 'second', now)).toBe(second);
  expect(chosenKey([expired, second], 'gone', now)).toBe(second);
  expect(chosenKey([expired], undefined, now)).toBe(expired);
  expect(chosenKey([], 'second', now)).toBeUndefined();
});

test('a certificate out of its time says since when', () => {
  expect(keyHindrance(first, now)).toBeUndefined();
  expect(keyHindrance(expired, now)?.['zh-CN']).toMatch(/^证书已于 \d{4}-\d\d-\d\d 到期$/);
  expect(keyHindrance(keyEntry({ notBefore: inDays(2) }), now)?.en).toContain('valid from');
});

test('a seal that cannot be placed says why', () => {
  const keys = [first, second];
  expect(sealHindrance(sealEntry({ validTo: inDays(-1) }), [], keys, now)?.en).toContain('Expired');
  expect(sealHindrance(sealEntry({ validFrom: inDays(1) }), [], keys, now)?.en).toMatch(/^From \d{4}-\d\d-\d\d on$/);
  expect(sealHindrance(sealEntry({ certificates: ['zz'] }), [], keys, now)?.en).toBe('No certificate');
  const placed = [sealEntry({ certificates: ['aa'] })];
  expect(sealHindrance(sealEntry({ certificates: ['bb'] }), placed, keys, now)?.en).toBe('Other certificate');
  expect(sealHindrance(sealEntry({ certificates: ['aa', 'bb'] }), placed, keys, now)).toBeUndefined();
  expect(sealHindrance(sealEntry({ certificates: ['bb'] }), [], keys, now)).toBeUndefined();
});

test('the end of a seal is told in its last thirty days', () => {
  expect(daysLeft({ validTo: inDays(11.5) }, now)).toBe(11);
  expect(daysLeft({ validTo: inDays(0.5) }, now)).toBe(0);
  expect(daysLeft({ validTo: inDays(31.5) }, now)).toBeUndefined();
  expect(daysLeft({ validTo: inDays(-0.5) }, now)).toBeUndefined();
  expect(daysLeft({}, now)).toBeUndefined();
});
