import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WindowEntry } from '@sealwright/shell/protocol';

/**
 * The files among the words of a command line, whose first one is the program: what ends in `.pdf` and is no switch.
 * Relative ones start at `folder`. The desktops of Linux give addresses (Desktop Entry Specification, field code `%U`).
 */
export function filesToOpen(words: readonly string[], folder: string): string[] {
  return words
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .flatMap((word) => pathIn(word) ?? [])
    .filter((path) => extname(path).toLowerCase() === '.pdf')
    .map((path) => resolve(folder, path));
}

/** `undefined` for a file of another machine. */
function pathIn(word: string): string | undefined {
  if (!/^file:/i.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return undefined;
  }
}

/** The window that a command line asks for. */
export function entryToOpen(words: readonly string[]): WindowEntry {
  return words.includes('--offline') ? 'offline' : 'workbench';
}
