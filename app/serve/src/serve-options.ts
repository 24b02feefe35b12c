import { parseArgs } from 'node:util';
import { ServeUsage } from './errors.ts';

export interface ServeOptions {
  /** 0 is any free one. */
  readonly port: number;
  /** Whether to show the window in the user's browser. */
  readonly open: boolean;
}

/** `serve.usage` */
export function parseServeOptions(words: readonly string[]): ServeOptions {
  let values: { port?: string; 'no-open'?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    }));
  } catch (fault) {
    throw ServeUsage({ problem: fault instanceof Error ? fault.message : '' }, { cause: fault });
  }
  const { port = '0', 'no-open': stayClosed = false } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw ServeUsage({ problem: `--port ${port}` });
  return { port: Number(port), open: !stayClosed };
}
