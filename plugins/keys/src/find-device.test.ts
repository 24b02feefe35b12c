import type { KeyDevice } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { DeviceAmbiguous, DeviceNotFound, findDevice } from './find-device.ts';
import { type KeySpec, makeKey } from './key.fixture.ts';

function device(spec: KeySpec, name: string): KeyDevice {
  const key = makeKey(spec);
  const { driver, token } = key;
  return { ref: `${driver}:${token.id}`, driver, token, name: { 'zh-CN': name, en: `${name}!` }, keys: [key] };
}

const zhang = device({ token: 'a1', label: 'NETCA-F320078983', key: 'sign', holder: '张三' }, '财务钥匙');
const li = device({ token: 'a12', label: 'Second', key: 'sign', holder: '李四' }, '合同钥匙');
const blank: KeyDevice = { ...device({ token: 'blank', label: 'Blank' }, '新钥匙'), keys: [] };
const devices = [zhang, li, blank];

test.each([
  ['its ref', 'soft:a1'],
  ['the ref of a key in it', 'SOFT:A1:SIGN'],
  ['its token id, though it begins another one', 'a1'],
  ['its label', 'netca-f320078983'],
  ['its serial number', 'serial of a1'],
  ['the name that its user gave it', '财务钥匙'],
  ['its holder', '张三'],
  ['a part of a name', 'f3200'],
])('a device is found by %s', (_, text) => expect(findDevice(devices, text)).toBe(zhang));

test('a device without certificates is found', () => expect(findDevice(devices, 'blank')).toBe(blank));

test('what fits several devices is ambiguous and names them', () => {
  expect(caught('钥匙')).toSatisfy(
    (fault) => DeviceAmbiguous.is(fault) && fault.data.matches.join() === 'soft:a1,soft:a12,soft:blank',
  );
});

test.each(['', '  ', 'nobody'])('nothing is found by %j', (text) => {
  expect(caught(text)).toSatisfy(DeviceNotFound.is);
});

function caught(text: string): unknown {
  try {
    return findDevice(devices, text);
  } catch (fault) {
    return fault;
  }
}
