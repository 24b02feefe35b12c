import { expect, test } from 'vitest';
import { type KeySpec, makeKey } from './key.fixture.ts';
import { onePerDevice } from './one-per-device.ts';
import type { UnnamedDevice } from './read-driver.ts';

function device(driver: string, serial: string, ...holders: string[]): UnnamedDevice {
  const spec = (holder: string): KeySpec => ({ driver, holder, info: { serial } });
  const { token } = makeKey(spec(''));
  return { ref: `${driver}:${serial}`, driver, token, keys: holders.map((holder) => makeKey(spec(holder))) };
}

const refs = (...devices: UnnamedDevice[]) => onePerDevice(devices).map(({ ref }) => ref);

test('a device that two libraries show is listed as the first shows it', () => {
  expect(refs(device('a', 'F32', '张三'), device('b', 'F32', '张三', '李四'))).toEqual(['a:F32']);
  expect(refs(device('a', ' f32 ', '张三'), device('b', 'F32', '张三'))).toEqual(['a: f32 ']);
});

test('it is listed as another shows it where the first shows no keys', () => {
  expect(refs(device('a', 'F32'), device('b', 'F32'), device('c', 'F32', '张三'))).toEqual(['c:F32']);
  expect(refs(device('a', 'F32'), device('b', 'F32'))).toEqual(['a:F32']);
});

test.each([
  ['another certificate', device('b', 'F32', '李四')],
  ['another serial number', device('b', 'F33', '张三')],
  ['the same driver', device('a', 'F32', '张三')],
])('what has %s is another device', (_, other) => {
  expect(refs(device('a', 'F32', '张三'), other)).toHaveLength(2);
});

test.each(['', '   ', '0000'])('a serial number %j tells nothing', (serial) => {
  expect(refs(device('a', serial), device('b', serial))).toHaveLength(2);
});
