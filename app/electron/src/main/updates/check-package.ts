import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { UpdateNotInstallable, type VerifiedPackage } from '@sealwright/core/api';

/**
 * Reads the package once more and compares it with what was signed. Gives its SHA-512 in base64, which electron-updater
 * compares its own copy with. `update.not-installable`.
 */
export async function checkPackage({ file, size, sha256 }: VerifiedPackage): Promise<string> {
  const [short, long] = [createHash('sha256'), createHash('sha512')];
  let length = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      length += (chunk as Uint8Array).length;
      short.update(chunk);
      long.update(chunk);
    }
  } catch (cause) {
    throw UpdateNotInstallable({ reason: (cause as NodeJS.ErrnoException).code ?? 'unreadable' }, { cause });
  }
  if (length !== size || short.digest('hex') !== sha256) throw UpdateNotInstallable({ reason: 'altered' });
  return long.digest('base64');
}
