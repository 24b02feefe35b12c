import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { WindowEntry } from '@sealwright/shell/protocol';
import { ServeUsage } from './errors.ts';

export interface ServeOptions {
  /** 0 is any free one. */
  readonly port: number;
  /** Whether to show the window in the user's browser. */
  readonly open: boolean;
  /** Which window to show; `--offline` chooses the offline client. */
  readonly entry: WindowEntry;
  /** Absolute paths of files to open. */
  readonly files: readonly string[];
}

/** `serve.usage` */
export function parseServeOptions(words: readonly string[]): ServeOptions {
  const { values, positionals } = parse(words);
  const { port = '0', 'no-open': stayClosed = false, offline = false } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw ServeUsage({ words: words.join(' ') });
  return {
    port: Number(port),
    open: !stayClosed,
    entry: offline ? 'offline' : 'workbench',
    files: positionals.map((file) => resolve(file)),
  };
}

function parse(words: readonly string[]) {
  try {
    const options = {
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      offline: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (fault) {
    throw ServeUsage({ words: words.join(' ') }, { cause: fault });
  }
}
