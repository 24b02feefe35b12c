import { type Key, SealAmbiguous, SealNotFound, SealOfOtherCertificate } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { findSeal } from './find-seal.ts';
import { makeSeal } from './seal.fixture.ts';

const key = { ref: 'soft:t:k', certificate: { sha256: 'aa' } } as Key;
const contract = makeSeal({ id: 't:contract', name: '合同专用章' });
const finance = makeSeal({ id: 't:finance', name: 'Finance Seal' });
const seals = [contract, finance, makeSeal({ id: 't:finance2', name: '财务专用章' })];

test.each([
  ['its name', '合同专用章', contract],
  ['a part of its name', '合同', contract],
  ['its id', 't:contract', contract],
  ['its source and id', 'soft:t:contract', contract],
  ['its id, though it begins another one', 'T:FINANCE', finance],
  ['its name in other letters', ' ＦINANCE seal', finance],
])('a seal is found by %s', (_, text, seal) => expect(findSeal(seals, text)).toBe(seal));

test('what fits several seals is ambiguous and names them', () => {
  const fault = caught(() => findSeal(seals, '专用章'));
  expect(SealAmbiguous.is(fault) && fault.data.matches).toEqual(['合同专用章 (t:contract)', '财务专用章 (t:finance2)']);
});

test.each(['', ' ', '法人章'])('nothing is found by %j', (text) => {
  expect(SealNotFound.is(caught(() => findSeal(seals, text)))).toBe(true);
});

test('an expired seal is found: whoever signs refuses it', () => {
  const expired = makeSeal({ validTo: new Date(0) });
  expect(findSeal([expired], '公章')).toBe(expired);
});

const own = makeSeal({ id: 'own', certificates: ['bb', 'aa'] });
const free = makeSeal({ id: 'free' });
const foreign = makeSeal({ id: 'foreign', certificates: ['cc'] });

test('with a key, its own seal comes before one for any key, and that before a foreign one', () => {
  expect(findSeal([foreign, free, own], '公章', key)).toBe(own);
  expect(findSeal([foreign, free], '公章', key)).toBe(free);
  expect(SealAmbiguous.is(caught(() => findSeal([foreign, free, own], '公章')))).toBe(true);
  expect(
    SealAmbiguous.is(caught(() => findSeal([own, makeSeal({ id: 'b', certificates: ['aa'] })], '公章', key))),
  ).toBe(true);
});

test('with a key, a foreign seal is refused, even where a part would fit an own one', () => {
  const fault = caught(() => findSeal([makeSeal({ ...own, name: '公章二' }), foreign], '公章', key));
  expect(SealOfOtherCertificate.is(fault) && fault.data).toEqual({ seal: '公章', key: 'soft:t:k' });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (fault) {
    return fault;
  }
}
