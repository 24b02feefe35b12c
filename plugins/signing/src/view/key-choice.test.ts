import { expect, test } from 'vitest';
import { deviceEntry, keyEntry, sealEntry } from './draft-fakes.fixture.ts';
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

test('a seal on a device goes with the keys of that device', () => {
  const [here, there] = [deviceEntry('d:1'), deviceEntry('d:2')];
  const keyThere = keyEntry({ ref: 'there', device: there, sha256: 'aa' });
  expect(keysFor([keyEntry({ device: here }), keyThere], [sealEntry({ device: there })])).toEqual([keyThere]);
  const two = { keys: [keyEntry({ device: here }), keyThere], isReading: false };
  const placed = [sealEntry({ device: here })];
  expect(sealHindrance(sealEntry({ device: there }), placed, two, now)?.en).toBe('On another key');
});

test('a locked PIN hinders; few tries do not', () => {
  expect(keyHindrance(keyEntry({ pin: { state: 'locked' } }), now)?.en).toBe('PIN locked');
  expect(keyHindrance(keyEntry({ pin: { state: 'last-try', triesLeft: 1 } }), now)).toBeUndefined();
  const locked = keyEntry({ ref: 'locked', pin: { state: 'locked' } });
  expect(chosenKey([locked, second], undefined, now)).toBe(second);
});

test('as long as devices are read, a seal without a key is on its way', () => {
  expect(sealHindrance(sealEntry(), [], { keys: [], isReading: true }, now)?.en).toBe('Reading the key…');
});

test('beside a seal whose key was pulled out, one of a picture waits for that key', () => {
  const { device: _, ...picture } = sealEntry();
  const placed = [sealEntry({ device: deviceEntry('away') })];
  expect(sealHindrance(picture, placed, { keys: [first], isReading: false }, now)?.en).toBe('Plug the key in');
  expect(sealHindrance(picture, placed, { keys: [first], isReading: true }, now)?.en).toBe('Reading the key…');
});

test('a certificate out of its time says since when', () => {
  expect(keyHindrance(first, now)).toBeUndefined();
  expect(keyHindrance(expired, now)?.['zh-CN']).toMatch(/^证书已于 \d{4}-\d\d-\d\d 到期$/);
  expect(keyHindrance(keyEntry({ notBefore: inDays(2) }), now)?.en).toContain('valid from');
});

test('a seal that cannot be placed says why', () => {
  const keys = { keys: [first, second], isReading: false };
  expect(sealHindrance(sealEntry({ validTo: inDays(-1) }), [], keys, now)?.en).toContain('Expired');
  expect(sealHindrance(sealEntry({ validFrom: inDays(1) }), [], keys, now)?.en).toMatch(/^From \d{4}-\d\d-\d\d on$/);
  expect(sealHindrance(sealEntry({ certificates: ['zz'] }), [], keys, now)?.en).toBe('No certificate');
  const placed = [sealEntry({ certificates: ['aa'] })];
  expect(sealHindrance(sealEntry({ certificates: ['bb'] }), placed, keys, now)?.en).toBe('Other certificate');
  expect(sealHindrance(sealEntry({ certificates: ['aa', 'bb'] }), placed, keys, now)).toBeUndefined();
  expect(sealHindrance(sealEntry({ certificates: ['bb'] }), [], keys, now)).toBeUndefined();
});

test('the end of a seal is told in its last thirty days', () => {
  expect(daysLeft({ validTo: inDays(11.5) }, now)).toBe(12);
  expect(daysLeft({ validTo: inDays(0.5) }, now)).toBe(0);
  expect(daysLeft({ validTo: inDays(31.5) }, now)).toBeUndefined();
  expect(daysLeft({ validTo: inDays(-0.5) }, now)).toBeUndefined();
  expect(daysLeft({}, now)).toBeUndefined();
});
