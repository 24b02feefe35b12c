import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { signedNames } from './signed-names.ts';

const path = (word: string) => resolve('/here', word);
const names = (words: readonly string[], folder?: string) => signedNames(words, folder, path);

test('signed files stand beside their originals, or in a folder by their own names', () => {
  const words = ['a.pdf', 'sub/合同.v2.PDF', '/other/b'];
  expect(names(words).documents).toEqual([
    { input: 'a.pdf', output: 'a-signed.pdf' },
    { input: 'sub/合同.v2.PDF', output: 'sub/合同.v2-signed.PDF' },
    { input: '/other/b', output: '/other/b-signed' },
  ]);
  expect(names(words, 'out').documents.map(({ output }) => output)).toEqual(['out/a.pdf', 'out/合同.v2.PDF', 'out/b']);
});

test('a file that is named twice is signed once', () => {
  expect(names(['a.pdf', './a.pdf', '/here/a.pdf']).documents).toHaveLength(1);
});

test('what an earlier run has made of others is not signed again', () => {
  const { documents, results } = names(['a-signed.pdf', 'a.pdf', 'b-signed.pdf', 'A-signed-signed.pdf']);
  expect(documents.map(({ input }) => input)).toEqual(['a.pdf', 'b-signed.pdf']);
  expect(results).toEqual(['a-signed.pdf', 'A-signed-signed.pdf']);
});

test('in a folder of its own nothing passes for such a file: what would be written over is refused later', () => {
  expect(names(['a.pdf', 'out/a.pdf'], 'out')).toMatchObject({ documents: { length: 2 }, results: [] });
});
