/** Acts in a shared folder until it is killed: `folder-writer.child.ts ROOT RUN`. Prints each action's key before it begins. */
import { memorySource } from '@sealwright/core/api';
import { watchedFolder } from './folder-changes.ts';
import { knownFolders } from './folder-place.ts';
import { folderSource } from './folder-source.ts';
import { judgeContinuation } from './judge-revision.ts';
import { fileOf, memoryStore, PARTY_A, PARTY_B } from './shared-folder.fixture.ts';

const [, , root = '', run = ''] = process.argv;
const source = folderSource({
  place: () => ({ root, party: PARTY_A }),
  onDidChangePlace: () => ({ dispose() {} }),
  known: memoryStore(knownFolders.initial),
  judge: judgeContinuation,
  watch: watchedFolder(60_000),
  now: () => new Date(),
  log: { debug() {}, info() {}, warn() {}, error() {} },
});
const recipients = [{ ...PARTY_B, role: 'signer' as const, order: 1 }];
const file = fileOf('x'.repeat(200_000));
for (let count = 0; ; count++) {
  const key = `${run}-${count}`;
  process.stdout.write(`${key}\n`);
  const content = { name: key, bizType: 'contract', recipients };
  const draft = await source.createDraft(
    content,
    { ...file, bytes: memorySource(await file.bytes.read(0, 200_000)) },
    key,
  );
  await source.act(draft.id, { kind: 'submit' }, { key: `${key}-submit`, etag: draft.etag });
}
