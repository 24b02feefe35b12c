import { SealwrightError } from '@sealwright/core/api';
import type { CheckProgress, SafeFinding, SafeReport } from './common-safe-rpc.ts';
import { DocumentUnlisted, FolderOlder } from './errors.ts';
import type { OpenSafe } from './open-safe.ts';
import type { IndexEntry } from './safe-index.ts';

export interface CheckOptions {
  readonly signal: AbortSignal;
  readonly progress?: (progress: CheckProgress) => void;
}

/** Reads every document to its end, and every file that is no document of the index. One finding does not hide others. */
export async function checkSafe(safe: OpenSafe, { signal, progress }: CheckOptions): Promise<SafeReport> {
  const entries = await safe.list();
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const findings: SafeFinding[] = (await safe.isOlder()) ? [finding('older', FolderOlder({}))] : [];
  let done = 0;
  for (const entry of entries) {
    let read = 0;
    const follow = (bytes: number) => {
      read += bytes;
      progress?.({ name: entry.name, share: total === 0 ? 1 : (done + read) / total });
    };
    const fault = await faultOf(safe, entry, signal, follow);
    if (fault) findings.push(finding('document', fault, entry.id));
    done += entry.size;
  }
  for (const id of await safe.unlisted()) {
    signal.throwIfAborted();
    findings.push(await unlisted(safe, id));
  }
  return { checked: entries.length, findings };
}

async function faultOf(
  safe: OpenSafe,
  entry: IndexEntry,
  signal: AbortSignal,
  follow: (bytes: number) => void,
): Promise<SealwrightError | undefined> {
  try {
    for await (const part of safe.contents(entry)) {
      signal.throwIfAborted();
      follow(part.length);
    }
    return undefined;
  } catch (fault) {
    // A safe that was locked meanwhile has no findings.
    if (signal.aborted || !(fault instanceof SealwrightError) || fault.code === 'safe.locked') throw fault;
    return fault;
  }
}

async function unlisted(safe: OpenSafe, id: string): Promise<SafeFinding> {
  try {
    const { name } = await safe.examine(id);
    return finding('unlisted', DocumentUnlisted({ name }), id);
  } catch (fault) {
    if (!(fault instanceof SealwrightError) || fault.code === 'safe.locked') throw fault;
    return finding('foreign', fault, id);
  }
}

function finding(kind: SafeFinding['kind'], { code, sentence }: SealwrightError, id?: string): SafeFinding {
  return { kind, code, sentence, ...(id !== undefined && { id }) };
}
