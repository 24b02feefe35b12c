import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ServeUsage } from './errors.ts';

export interface ServeOptions {
  /** 0 is any free one. */
  readonly port: number;
  /** Whether to show the window in the user's browser. */
  readonly open: boolean;
  /** Absolute paths of files to open. */
  readonly files: readonly string[];
}

/** `serve.usage` */
export function parseServeOptions(words: readonly string[]): ServeOptions {
  const { values, positionals } = parse(words);
  const { port = '0', 'no-open': stayClosed = false } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw ServeUsage({ words: words.join(' ') });
  return { port: Number(port), open: !stayClosed, files: positionals.map((file) => resolve(file)) };
}

function parse(words: readonly string[]) {
  try {
    const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' } } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (fault) {
    throw ServeUsage({ words: words.join(' ') }, { cause: fault });
  }
}
