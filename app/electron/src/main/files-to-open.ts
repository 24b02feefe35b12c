import { extname, resolve } from 'node:path';

/**
 * The files among the words of a command line, whose first one is the program: what ends in `.pdf` and is no switch.
 * Relative ones start at `folder`.
 */
export function filesToOpen(words: readonly string[], folder: string): string[] {
  return words
    .slice(1)
    .filter((word) => !word.startsWith('-') && extname(word).toLowerCase() === '.pdf')
    .map((word) => resolve(folder, word));
}
