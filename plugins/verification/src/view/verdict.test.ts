import { expect, it } from 'vitest';
import { isSound, verdictOf, worstVerdict } from './verdict.ts';

it('doubts about the signer count only where the signature stands', () => {
  expect(verdictOf({ integrity: 'valid', trust: 'trusted' })).toBe('valid');
  expect(verdictOf({ integrity: 'valid-with-later-changes', trust: 'trusted' })).toBe('changed-later');
  expect(verdictOf({ integrity: 'valid', trust: 'not-checked' })).toBe('identity-unchecked');
  expect(verdictOf({ integrity: 'valid-with-later-changes', trust: 'untrusted' })).toBe('identity-untrusted');
  expect(verdictOf({ integrity: 'modified', trust: 'trusted' })).toBe('modified');
  expect(verdictOf({ integrity: 'invalid', trust: 'untrusted' })).toBe('invalid');
});

it('a document is as good as its worst signature', () => {
  const good = { integrity: 'valid', trust: 'trusted' } as const;
  expect(worstVerdict([])).toBeUndefined();
  expect(worstVerdict([good, good])).toBe('valid');
  expect(worstVerdict([{ ...good, integrity: 'indeterminate' }, good])).toBe('indeterminate');
  expect(
    worstVerdict([
      { ...good, integrity: 'invalid' },
      { ...good, integrity: 'modified' },
    ]),
  ).toBe('invalid');
});

it('what was changed, is wrong or cannot be judged is not sound', () => {
  expect(
    ['valid', 'changed-later', 'identity-unchecked', 'identity-untrusted'].every((each) => isSound(each as never)),
  ).toBe(true);
  expect(['modified', 'invalid', 'indeterminate'].some((each) => isSound(each as never))).toBe(false);
});
