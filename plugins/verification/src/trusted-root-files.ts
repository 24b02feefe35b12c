import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFiles, PluginStorage } from '@sealwright/core/api';
import type { Certificate } from '@sealwright/crypto/x509';

/** Puts a certificate into a file of the plugin's own folder, DER, named by its fingerprint. Gives the absolute path. */
export async function keepRoot(
  storage: Pick<PluginStorage, 'folder'>,
  files: Pick<DocumentFiles, 'write'>,
  { der, summary }: Certificate,
): Promise<string> {
  const folder = join(await storage.folder(), 'roots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${summary.sha256}.cer`);
  const draft = await files.write(path, wholly(der), { overwrite: true });
  await draft.commit();
  return path;
}

async function* wholly(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
