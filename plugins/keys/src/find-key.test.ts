import { KeyAmbiguous, KeyNotFound } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { findKey } from './find-key.ts';
import { makeKey } from './key.fixture.ts';

const zhang = makeKey({ token: 'a1', label: 'NETCA-F320078983', key: 'sign', holder: '张三', serial: '0a1b2c' });
const li = makeKey({ token: 'a12', label: 'Second', key: 'sign', holder: '李四', serial: '77ff' });
const hidden = makeKey({ token: 'a1', label: 'NETCA-F320078983', key: 'enc', holder: '张三', usage: 'encryption' });
const keys = [hidden, zhang, li];

test.each([
  ['its ref', 'soft:a1:sign'],
  ['its ref in other letters', 'SOFT:A1:SIGN'],
  ['its token id, though it begins another one', 'a1'],
  ['its token label', 'netca-f320078983'],
  ['its holder', '张三'],
  ['its serial number', '0A1B2C'],
  ['its serial number as others write it', 'a:1b:2c'],
  ['a part of the label', 'f3200'],
  ['letters of full width and spaces around', ' Ｎetca-Ｆ320078983 '],
])('a key is found by %s', (_, text) => expect(findKey(keys, text)).toBe(zhang));

test('what fits several keys is ambiguous and names them', () => {
  const fault = caught(() => findKey(keys, 'sign'));
  expect(KeyAmbiguous.is(fault) && fault.data.matches).toEqual(['soft:a1:sign', 'soft:a12:sign']);
});

test.each(['', '  ', 'nobody', 'soft:a1:enc', '张三丰'])('nothing is found by %j', (text) => {
  expect(KeyNotFound.is(caught(() => findKey(keys, text)))).toBe(true);
});

test('of a pair for signing and encryption the signing key is found', () => {
  expect(findKey([hidden, zhang], 'a1')).toBe(zhang);
  expect(KeyNotFound.is(caught(() => findKey([hidden], 'a1')))).toBe(true);
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (fault) {
    return fault;
  }
}
