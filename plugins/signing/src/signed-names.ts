import { basename, dirname, extname, join } from 'node:path';
import { samePath } from './refuse-unfit-batch.ts';

/** A document of a batch and where it goes once it is signed, both as the user wrote them. */
export interface SignedName {
  readonly input: string;
  readonly output: string;
}

export interface SignedNames {
  readonly documents: readonly SignedName[];
  /** Words that name what another one becomes beside itself: left by an earlier run, and not signed again. */
  readonly results: readonly string[];
}

/**
 * The files go into a folder with their own names, or beside themselves as `NAME-signed.pdf`. `path` resolves what the user
 * wrote; a file that is named twice is signed once.
 */
export function signedNames(
  words: readonly string[],
  folder: string | undefined,
  path: (word: string) => string,
): SignedNames {
  const place = (word: string) => samePath(path(word));
  const all = [...new Map(words.map((word) => [path(word), word])).values()].map((input) => ({
    input,
    output: outputOf(input, folder),
  }));
  const results = new Set(folder === undefined ? all.map(({ output }) => place(output)) : []);
  return {
    documents: all.filter(({ input }) => !results.has(place(input))),
    results: all.filter(({ input }) => results.has(place(input))).map(({ input }) => input),
  };
}

function outputOf(input: string, folder: string | undefined): string {
  if (folder !== undefined) return join(folder, basename(input));
  const extension = extname(input);
  return join(dirname(input), `${basename(input, extension)}-signed${extension}`);
}
