import { expect, test, vi } from 'vitest';
import { defineError, SealwrightError } from './errors.ts';

const PageMissing = defineError<{ page: number; known: readonly string[] }>('test.page-missing', {
  'zh-CN': '没有第 {page} 页（{known}），{other} 不变。',
  en: 'There is no page {page} ({known}); {other} stays.',
});

test('sentences are filled with the data, lists with commas; what has no datum stays', () => {
  const error = PageMissing({ page: 7, known: ['1', '2'] });
  expect(error.sentence).toEqual({
    'zh-CN': '没有第 7 页（1, 2），{other} 不变。',
    en: 'There is no page 7 (1, 2); {other} stays.',
  });
  expect(error.message).toBe(`test.page-missing: ${error.sentence.en}`);
  expect(error).toBeInstanceOf(Error);
});

test('data that look like a pattern of a replacement are taken as they are', () => {
  const Plain = defineError<{ text: string }>('test.plain', { 'zh-CN': '{text}', en: '{text}' });
  expect(Plain({ text: '$& {text} $1' }).sentence.en).toBe('$& {text} $1');
});

test('an error crosses a border as a record and comes back equal', () => {
  const cause = new Error('inner');
  const error = PageMissing({ page: 7, known: [] }, { cause });
  const back = SealwrightError.fromRecord(JSON.parse(JSON.stringify(error)));
  expect(back.toJSON()).toEqual(error.toJSON());
  expect(back.message).toBe(error.message);
  expect(PageMissing.is(back)).toBe(true);
  expect(error.cause).toBe(cause);
  expect(JSON.stringify(error)).not.toContain('inner');
});

test('errors of another copy of the module are recognised, by both', async () => {
  vi.resetModules();
  const other: typeof import('./errors.ts') = await import('./errors.ts');
  expect(other.SealwrightError).not.toBe(SealwrightError);
  const theirs = other.defineError<{ page: number; known: string[] }>('test.page-missing', { 'zh-CN': '', en: '' });
  expect(theirs({ page: 1, known: [] })).toBeInstanceOf(SealwrightError);
  expect(PageMissing.is(theirs({ page: 1, known: [] }))).toBe(true);
  expect(theirs.is(PageMissing({ page: 1, known: [] }))).toBe(true);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'test.page-missing'],
  ['another error', Object.assign(new Error('x'), { code: 'test.page-missing' })],
  ['the brand alone', { [Symbol.for('sealwright.error')]: true, code: 'test.page-missing' }],
  [
    'what throws when it is asked',
    new Proxy(
      {},
      {
        has: () => {
          throw new Error('no');
        },
      },
    ),
  ],
])('%s is no typed error', (_, thrown) => {
  expect(thrown instanceof SealwrightError).toBe(false);
  expect(PageMissing.is(thrown)).toBe(false);
});

test('a kind of error knows its own only', () => {
  const Other = defineError('test.other', { 'zh-CN': '', en: '' });
  expect(PageMissing.is(Other({}))).toBe(false);
});
