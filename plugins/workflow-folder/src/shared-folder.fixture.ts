import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emitter, type HandedFile, type Log, memorySource, type Store, type WorkflowParty } from '@sealwright/core/api';
import { watchedFolder } from './folder-changes.ts';
import { type KnownFolders, knownFolders } from './folder-place.ts';
import { type FolderSourceOptions, folderSource } from './folder-source.ts';
import { judgeContinuation } from './judge-revision.ts';

export const PARTY_A: WorkflowParty = { code: '91440101MA5A000A1X', name: '甲方有限公司' };
export const PARTY_B: WorkflowParty = { code: '91440101MA5B000B2Y', name: '乙方有限公司' };
export const PARTY_C: WorkflowParty = { code: '91440101MA5C000C3Z', name: '丙方有限公司' };

/** A folder that programs share, for one test. */
export class SharedFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'sealwright-shared-'));
  /** What programs wrote down. */
  readonly warnings: string[] = [];
  now = new Date('2025-04-14T02:53:15.000Z');

  /** A program of a party, with a memory of its own. */
  program(party: WorkflowParty, options: Partial<FolderSourceOptions> = {}) {
    const log: Log = { debug() {}, info() {}, warn: (message) => void this.warnings.push(message), error() {} };
    return folderSource({
      place: () => ({ root: this.root, party }),
      onDidChangePlace: new Emitter<void>().event,
      known: memoryStore(knownFolders.initial),
      judge: judgeContinuation,
      watch: watchedFolder(60_000),
      now: () => this.now,
      log,
      ...options,
    });
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export function memoryStore(contents: KnownFolders): Store<KnownFolders> {
  return {
    read: async () => contents,
    async update(change) {
      contents = change(contents);
      return contents;
    },
  };
}

export function fileOf(text: string, name = 'contract.pdf'): HandedFile {
  const bytes = Buffer.from(text);
  return { name, bytes: memorySource(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}
