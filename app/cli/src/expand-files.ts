import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NoFileFits } from './errors.ts';

/**
 * The files that words name. Where a word has `*` or `?` in its last part and names no file itself, it stands for the files
 * that it fits, in order: cmd and PowerShell hand such words on as they are. Hidden files are named in full only.
 */
export async function expandFiles(words: readonly string[], platform = process.platform): Promise<string[]> {
  const files: string[] = [];
  for (const word of words) files.push(...(await filesOf(word, platform)));
  return files;
}

async function filesOf(word: string, platform: NodeJS.Platform): Promise<string[]> {
  const pattern = basename(word);
  if (!/[*?]/.test(pattern) || (await exists(word))) return [word];
  const folder = dirname(word);
  const isFit = matcher(pattern, platform === 'win32');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => !entry.isDirectory() && isFit(entry.name)).map(({ name }) => name);
  if (names.length === 0) throw NoFileFits({ pattern: word });
  // As the word had it: `*.pdf` gives `a.pdf`, not `./a.pdf`.
  return names.sort().map((name) => (pattern === word ? name : join(folder, name)));
}

function matcher(pattern: string, ignoreCase: boolean): (name: string) => boolean {
  const source = pattern
    .replace(/[\\^$.+()|[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'isu' : 'su');
  return (name) => expression.test(name) && (!name.startsWith('.') || pattern.startsWith('.'));
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
