import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, NewSoftToken } from '@sealwright/core/api';
import type { Fixture } from './openssl.fixture.ts';
import { SoftKeyWriter } from './soft-key-writer.ts';
import { TokenFolder } from './token-folder.ts';

export const PIN = '86420975';
export const WRONG_PIN = '13572468';

/** A profile folder of the plugin that vanishes with `end`. */
export async function softFolder() {
  const path = await mkdtemp(join(tmpdir(), 'sealwright-soft-'));
  const folder = new TokenFolder(path);
  return {
    path,
    folder,
    add: (id: string, { pkcs12, chain }: Fixture, rest: Partial<NewSoftToken> = {}) =>
      new SoftKeyWriter(folder).add({ id, label: `label of ${id}`, pkcs12, chain, maxTries: 3, seals: [], ...rest }),
    end: () => rm(path, { recursive: true, force: true }),
  };
}

/** A log that keeps what it is told, and passes it on line by line. */
export function keptLog(pass: (line: string) => void = () => {}): { readonly log: Log; text(): string } {
  const lines: string[] = [];
  const keep = (message: string, data?: unknown) => {
    const line = `${message} ${JSON.stringify(data)}`;
    lines.push(line);
    pass(line);
  };
  return { log: { debug: keep, info: keep, warn: keep, error: keep }, text: () => lines.join('\n') };
}
