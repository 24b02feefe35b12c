import { expect, test } from 'vitest';
import { passphraseStrength } from './common-passphrase-strength.ts';

test.each([
  ['', 'short'],
  ['Ab1!xyz', 'short'],
  ['12345678', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['19900101', 'weak'],
  ['contract', 'weak'],
  ['kT7#qw9Z', 'fair'],
  ['correct horse battery', 'good'],
  ['今天的合同已经盖好了章', 'good'],
])('%s is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});
