import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface KnownLicence {
  /** SHA-256 of its file, lower case hexadecimal. */
  readonly sha256: string;
  /** The moment when it ends; missing where it does not say. */
  readonly until?: Date;
  /** Machines that may use it; missing: any number. */
  readonly seats?: number;
}

/** Bytes; real licences have about a thousand. */
const LARGEST = 64 * 1024;
const DAY = 24 * 60 * 60_000;

/**
 * The licence of this text, if its very file lies in the folder: what is activated was issued, to the byte. What is read of
 * it was written by whoever put it there. Days are those of China (docs/licence.md).
 */
export async function knownLicence(folder: string, text: string): Promise<KnownLicence | undefined> {
  const bytes = Buffer.from(text);
  if (bytes.length > LARGEST) return undefined;
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.toLowerCase().endsWith('.ini'));
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile() || found.size !== bytes.length) continue;
    if (bytes.equals(await readFile(path))) return describe(bytes, text);
  }
  return undefined;
}

function describe(bytes: Uint8Array, text: string): KnownLicence {
  const value = (key: string) => new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*([^;\\r\\n]*)`, 'im').exec(text)?.[1]?.trim();
  const last = Date.parse(`${value('NotAfter')}T00:00:00+08:00`);
  const seats = Number(value('Seats') || Number.NaN);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // The last day counts.
    ...(Number.isFinite(last) && { until: new Date(last + DAY) }),
    ...(Number.isInteger(seats) && { seats }),
  };
}
