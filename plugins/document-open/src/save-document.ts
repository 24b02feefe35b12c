import { chmod, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { DocumentFiles, HookCaller, OpenDocument } from '@sealwright/core/api';
import { chunksOf } from './chunks-of.ts';
import type { DocumentSessions } from './document-sessions.ts';
import { DocumentWithoutPath, FileReadOnly, OpenElsewhere, PathNotAbsolute } from './errors.ts';
import { isUnsaved, newest, revisionFile, type SessionRecord } from './session-record.ts';
import type { SessionStore } from './session-store.ts';
import { checkUserFile } from './user-file.ts';

interface Target {
  readonly path: string;
  /** A file stands there that may be replaced. */
  readonly replaces: boolean;
  /** Asked once more right before it is replaced. */
  readonly check: () => Promise<void>;
}

export interface DocumentSaverParts {
  readonly files: DocumentFiles;
  readonly sessions: DocumentSessions;
  readonly store: SessionStore;
  readonly didSave: HookCaller<'observe', OpenDocument>;
}

/** Puts the newest revision in the place of the user's file, whole, by one rename. */
export class DocumentSaver {
  private readonly files: DocumentFiles;
  private readonly sessions: DocumentSessions;
  private readonly store: SessionStore;
  private readonly didSave: HookCaller<'observe', OpenDocument>;

  constructor({ files, sessions, store, didSave }: DocumentSaverParts) {
    this.files = files;
    this.sessions = sessions;
    this.store = store;
    this.didSave = didSave;
  }

  /** `file.changed` where others have written to the user's file, unless `overwrite`. */
  async save(id: string, overwrite: boolean): Promise<OpenDocument> {
    return this.sessions.change(id, async (record, update) => {
      const { name, path } = record;
      if (path === undefined) throw DocumentWithoutPath({ name });
      if (!isUnsaved(record)) return this.sessions.get(id);
      const replaces = await mayReplace(path);
      const check = async () => {
        if (replaces && !overwrite) await checkUserFile(this.files, record, path);
      };
      await this.put(record, { path, replaces, check }, update);
      return this.tellSaved(id);
    });
  }

  /** From then on the document is the one at `path`. */
  async saveAs(id: string, path: string, overwrite: boolean): Promise<OpenDocument> {
    if (!isAbsolute(path)) throw PathNotAbsolute({});
    const real = await realPathOf(path);
    if (this.sessions.record(id).path === real && overwrite) return this.save(id, overwrite);
    if (this.sessions.list().some((other) => other.id !== id && other.path === real)) throw OpenElsewhere({ path });
    const document = await this.sessions.change(id, async (record, update) => {
      const replaces = overwrite && (await mayReplace(real));
      await this.put(record, { path: real, replaces, check: async () => {} }, update);
      return this.tellSaved(id);
    });
    return this.sessions.tellOpened(document);
  }

  /** As with `tellOpened`, nobody waits for the taps. */
  private tellSaved(id: string): OpenDocument {
    const document = this.sessions.get(id);
    this.didSave.call(document).catch(() => {});
    return document;
  }

  private async put(
    record: SessionRecord,
    { path, replaces, check }: Target,
    update: (part: Partial<SessionRecord>) => Promise<void>,
  ): Promise<void> {
    await check();
    const draft = await this.sessions.withSource(record.id, (source) =>
      this.files.write(path, chunksOf(source), { overwrite: replaces }),
    );
    try {
      if (replaces) await chmod(draft.path, (await stat(path)).mode);
      await check();
      await this.sessions.release(path);
    } catch (fault) {
      await draft.discard();
      throw fault;
    }
    await draft.commit();
    const { mtimeMs } = await stat(path);
    const version = record.version && { version: null };
    await update({ name: basename(path), path, fileTime: mtimeMs, saved: newest(record), ...version });
    await this.dropFiles(record);
  }

  /** The revisions' files in the profile: all of them are the beginning of the saved one. */
  private async dropFiles(record: SessionRecord): Promise<void> {
    const folder = this.store.folder(record.id);
    await this.sessions.release(join(folder, revisionFile(newest(record))));
    await rm(folder, { recursive: true, force: true });
  }
}

/** As `open` gives it for the same file later: the file itself may not be there yet. */
async function realPathOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    return join(folder, basename(path));
  });
}

/** Whether a file stands there. A file that its user has protected stays as it is, although its folder would let us. */
async function mayReplace(path: string): Promise<boolean> {
  const mode = await stat(path).then(
    (found) => found.mode,
    () => undefined,
  );
  if (mode !== undefined && (mode & 0o222) === 0) throw FileReadOnly({ path });
  return mode !== undefined;
}
