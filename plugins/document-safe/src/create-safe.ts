import type { Secret } from '@sealwright/core/api';
import { SHORTEST_PASSPHRASE } from './common-passphrase-strength.ts';
import { PassphraseShort, SafeExists } from './errors.ts';
import { newKeyFile } from './key-file.ts';
import { MasterKey } from './master-key.ts';
import { OpenSafe, type OpenSafeParts } from './open-safe.ts';
import { sealIndex } from './safe-index.ts';

/** Makes an empty safe, open. `safe.exists`, `safe.passphrase-short` */
export async function createSafe(parts: OpenSafeParts, passphrase: Secret): Promise<OpenSafe> {
  checkPassphrase(passphrase);
  if (await parts.folder.exists()) throw SafeExists({});
  const master = MasterKey.random();
  try {
    const key = await newKeyFile(master, passphrase, parts.cost);
    const index = await sealIndex(master, key.id, { generation: 1, documents: [] });
    await parts.folder.found(key, index);
    await parts.seen.remember(key.id, 1, index);
    return new OpenSafe(parts, master, key.id);
  } catch (fault) {
    master.wipe();
    throw fault;
  }
}

/** `safe.passphrase-short`. Counts characters as they are typed, not bytes. */
export function checkPassphrase(passphrase: Secret): void {
  // In UTF-8, 10xxxxxx continues a character.
  const characters = passphrase.use((bytes) => bytes.reduce((sum, byte) => sum + ((byte & 0xc0) === 0x80 ? 0 : 1), 0));
  if (characters < SHORTEST_PASSPHRASE) throw PassphraseShort({ shortest: SHORTEST_PASSPHRASE });
}
