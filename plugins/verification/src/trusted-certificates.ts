import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type DocumentFiles, type ErrorRecord, type PluginSettings, SealwrightError } from '@sealwright/core/api';
import { TRUSTED_CERTIFICATES } from './common-trust-setting.ts';
import { TrustFileUnreadable } from './errors.ts';
import { readTrustFiles } from './read-trust-files.ts';

const ENDINGS = new Set(['.pem', '.crt', '.cer', '.der']);

export interface TrustAnchors {
  /** DER. */
  readonly anchors: readonly Uint8Array[];
  /** Why there are none although the user named some. */
  readonly problem?: ErrorRecord;
}

/**
 * The certificates that the user's settings name, read anew each time since files come and go. One that cannot be read
 * takes all the others away: a chain must not be called untrusted because its root's file is missing.
 */
export async function trustedCertificates(
  settings: Pick<PluginSettings, 'get'>,
  files: DocumentFiles,
): Promise<TrustAnchors> {
  try {
    const paths = settings.get<readonly string[]>(TRUSTED_CERTIFICATES);
    const expanded = await Promise.all(paths.map(filesAt));
    return { anchors: await readTrustFiles(files, expanded.flat()) };
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return { anchors: [], problem: fault.toJSON() };
  }
}

/** A folder's certificate files, or the path itself. A folder without any is an error like a file without any. */
async function filesAt(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = await readdir(path).catch((cause: unknown) => {
    throw TrustFileUnreadable({ path }, { cause });
  });
  const found = names.filter((name) => ENDINGS.has(extname(name).toLowerCase())).sort();
  if (found.length === 0) throw TrustFileUnreadable({ path });
  return found.map((name) => join(path, name));
}
