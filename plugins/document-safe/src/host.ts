import { join } from 'node:path';
import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  Keys,
  OpenDocuments,
  PartedUploads,
  PassphraseEntry,
  ViewCalls,
} from '@sealwright/core/api';
import { answerSafe } from './answer-safe.ts';
import { safeCommands } from './cli-safe.ts';
import { safeRpc } from './common-safe-rpc.ts';
import { DocumentSafe } from './document-safe.ts';
import { UploadBroken } from './errors.ts';
import { COST } from './passphrase-slot.ts';
import { SafeDesk } from './safe-desk.ts';
import { SafeFolder } from './safe-folder.ts';
import { SeenGeneration } from './seen-generation.ts';
import { UserKeys } from './user-keys.ts';

export default definePlugin({
  requires: { files: DocumentFiles },
  optional: { documents: OpenDocuments, entry: PassphraseEntry, keys: Keys },
  async activate({ files, documents, entry, keys: plugged, settings, storage, own, contribute }) {
    const folder = new SafeFolder(files, join(await storage.folder(), 'safe'));
    const parts = { folder, seen: new SeenGeneration(storage), cost: COST };
    const keys = new UserKeys(plugged);
    const safe = own(new DocumentSafe(parts, keys, () => settings.get<number>('safe.lockAfter')));
    const desk = new SafeDesk({ safe, files, documents });
    const uploads = own(
      new PartedUploads({
        take: (name, contents) => desk.add(name, contents),
        broken: (name) => UploadBroken({ name }),
      }),
    );
    own(contribute(ViewCalls, safeRpc.name, answerSafe({ safe, keys, desk, uploads })));
    const commands = safeCommands({ ...parts, files, entry, keys });
    for (const [id, command] of Object.entries(commands)) own(contribute(CliCommands, id, command));
  },
});
