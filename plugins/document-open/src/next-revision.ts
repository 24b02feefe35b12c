import type { ByteSource } from '@sealwright/core/api';
import { fingerprint } from './fingerprint.ts';
import type { RevisionRecord } from './session-record.ts';

/** The record of a file that is the revision after `before`: longer, and with its bytes first. `undefined` where it is not. */
export async function nextRevision(source: ByteSource, before: RevisionRecord): Promise<RevisionRecord | undefined> {
  const keepsBefore = source.size > before.size && (await fingerprint(source, before.size)) === before.fingerprint;
  return keepsBefore ? { size: source.size, fingerprint: await fingerprint(source) } : undefined;
}
