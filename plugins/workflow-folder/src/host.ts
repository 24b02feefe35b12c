import { definePlugin, Verification, WorkflowSources } from '@sealwright/core/api';
import { watchedFolder } from './folder-changes.ts';
import { knownFolders, placeOf } from './folder-place.ts';
import { folderSource } from './folder-source.ts';
import { judgeBySignatures, judgeContinuation } from './judge-revision.ts';

/** How often shares that report nothing are looked at, in milliseconds. */
const INTERVAL = 5_000;

export default definePlugin({
  optional: { verification: Verification },
  activate({ verification, settings, storage, log, own, contribute }) {
    const source = folderSource({
      place: () => placeOf(settings),
      onDidChangePlace: settings.onDidChange,
      known: storage.store('folders', knownFolders),
      judge: verification ? judgeBySignatures(verification) : judgeContinuation,
      watch: watchedFolder(INTERVAL),
      now: () => new Date(),
      log,
    });
    own(contribute(WorkflowSources, 'folder', source));
  },
});
