import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import {
  type DocumentFiles,
  DocumentNotOpen,
  type DocumentVersion,
  Emitter,
  type FileSource,
  type HookCaller,
  type OpenDocument,
  type OpenDocuments,
  type PdfEngine,
  prefixSource,
  SealwrightError,
  type Secret,
} from '@sealwright/core/api';
import { chunksOf } from './chunks-of.ts';
import { copyContents } from './copy-contents.ts';
import {
  DocumentBusy,
  PathNotAbsolute,
  RevisionForeign,
  RevisionMissing,
  TooManyDocuments,
  VersionFixed,
  VersionMissing,
} from './errors.ts';
import { fingerprint } from './fingerprint.ts';
import { nextRevision } from './next-revision.ts';
import { safeName } from './safe-name.ts';
import {
  isUnsaved,
  newest,
  newRecord,
  type RevisionRecord,
  revisionFile,
  type SessionRecord,
  sourcePath,
  toOpenDocument,
} from './session-record.ts';
import type { SessionStore } from './session-store.ts';
import { SourcePool } from './source-pool.ts';
import { checkUserFile, openUserFile } from './user-file.ts';

/** More tabs than anybody can tell apart; keeps a program that went astray from filling the profile. */
const MAX_OPEN = 200;

interface Session {
  record: SessionRecord;
  password?: Secret;
  /** A revision is being added, or the document saved. */
  busy: boolean;
  closing?: Promise<void>;
  /** Changes of the record wait for each other. */
  turn: Promise<unknown>;
}

export interface SessionParts {
  readonly files: DocumentFiles;
  readonly engine: PdfEngine;
  readonly store: SessionStore;
  readonly didOpen: HookCaller<'observe', OpenDocument>;
  /** The lease of this plugin host. */
  readonly owner: string;
  /** Folder for files on their way into a session; it need not exist. */
  readonly scratch: string;
}

/** The open documents of this plugin host. What changes one is persisted before anybody hears of it. */
export class DocumentSessions implements OpenDocuments {
  private readonly parts: SessionParts;
  private readonly sessions = new Map<string, Session>();
  private readonly changed = new Emitter<void>();
  private readonly pool = new SourcePool();
  /** Opens of one file wait for each other, so that they give one document. */
  private readonly opening = new Map<string, Promise<OpenDocument>>();

  readonly onDidChange = this.changed.event;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  list(): readonly OpenDocument[] {
    return [...this.sessions.values()].map(({ record }) => this.describe(record));
  }

  get(id: string): OpenDocument {
    return this.describe(this.find(id).record);
  }

  async open(path: string): Promise<OpenDocument> {
    if (!isAbsolute(path)) throw PathNotAbsolute({});
    const source = await this.parts.files.open(path);
    try {
      const real = await realpath(path);
      const before = this.opening.get(real);
      if (before) return await before;
      const opened = this.openReal(real, source);
      this.opening.set(real, opened);
      return await opened.finally(() => this.opening.delete(real));
    } finally {
      await source.close();
    }
  }

  /** Opens a file that came without a path; it is moved into the session's folder. */
  async adopt(file: string, name: string, version?: SessionRecord['version']): Promise<OpenDocument> {
    const source = await this.parts.files.open(file);
    let revision: RevisionRecord;
    try {
      revision = await this.examine(source);
    } finally {
      await source.close();
    }
    const record = { ...newRecord(name, revision, this.parts.owner), ...(version && { version }) };
    await this.parts.store.put(record);
    await rename(file, join(await this.parts.store.makeFolder(record.id), revisionFile(0)));
    return this.tellOpened(this.admit(record));
  }

  async openVersion(id: string, { size, name }: DocumentVersion, signal?: AbortSignal): Promise<OpenDocument> {
    const open = [...this.sessions.values()].find(
      ({ record: { version }, closing }) => version?.document === id && version.size === size && !closing,
    );
    if (open) return this.describe(open.record);
    const { size: whole, name: of } = this.get(id);
    if (size > whole) throw VersionMissing({ size });
    return this.withSource(id, (source) =>
      this.openCopy(name, chunksOf(prefixSource(source, size)), signal, { document: id, size, of }),
    );
  }

  openContents(name: string, contents: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<OpenDocument> {
    return this.openCopy(name, contents, signal);
  }

  /** Opens a session of a host that has ended, under its old id. */
  async revive(old: SessionRecord): Promise<OpenDocument> {
    const record = { ...old, owner: this.parts.owner, program: process.ppid };
    await this.parts.store.put(record);
    return this.admit(record);
  }

  password(id: string): Secret | undefined {
    return this.find(id).password;
  }

  async unlock(id: string, password: Secret): Promise<void> {
    await this.withSource(id, (source) => this.parts.engine.open(source, { password }));
    const session = this.find(id);
    session.password?.wipe();
    session.password = password;
  }

  async addRevision<T>(id: string, write: (output: string) => Promise<T>): Promise<T> {
    return this.exclusively(id, async (session) => {
      const { path, name, version } = session.record;
      if (version) throw VersionFixed({ name });
      // What is signed must be what was shown.
      if (path !== undefined && !isUnsaved(session.record)) await checkUserFile(this.parts.files, session.record, path);
      const output = join(await this.parts.store.makeFolder(id), revisionFile(newest(session.record) + 1));
      await rm(output, { force: true });
      try {
        const result = await write(output);
        const added = await this.measure(output, session.record);
        await this.update(session, { revisions: [...session.record.revisions, added], abandoned: false });
        return result;
      } catch (fault) {
        await rm(output, { force: true });
        throw fault;
      }
    });
  }

  async keep(id: string): Promise<void> {
    const session = this.find(id);
    await this.update(session, { kept: newest(session.record) });
  }

  async dropRevision(id: string): Promise<OpenDocument> {
    return this.exclusively(id, async (session) => {
      if (!isUnsaved(session.record)) return this.describe(session.record);
      const dropped = sourcePath(session.record, this.parts.store.folder(id));
      await this.update(session, { revisions: session.record.revisions.slice(0, -1) });
      await this.pool.forget(dropped);
      await rm(dropped, { force: true });
      return this.describe(session.record);
    });
  }

  /** Bytes [offset, offset + length) of a revision, cut at its end. */
  async read(id: string, revision: number, offset: number, length: number): Promise<Uint8Array> {
    const size = this.find(id).record.revisions[revision]?.size;
    if (size === undefined) throw RevisionMissing({ revision });
    const wanted = Math.max(0, Math.min(length, size - offset));
    return wanted === 0 ? new Uint8Array(0) : this.withSource(id, (source) => source.read(offset, wanted));
  }

  async close(id: string): Promise<void> {
    await this.exclusively(id, (session) => {
      session.closing = this.end(session);
      return session.closing;
    });
  }

  /** The record of an open document; throws `documents.not-open`. */
  record(id: string): SessionRecord {
    return this.find(id).record;
  }

  describe(record: SessionRecord): OpenDocument {
    return toOpenDocument(record, this.parts.store.folder(record.id));
  }

  /** Runs what changes a document. A second one is refused and not queued: the first may be waiting for a PIN. */
  async change<T>(
    id: string,
    work: (record: SessionRecord, update: (part: Partial<SessionRecord>) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    return this.exclusively(id, (session) => work(session.record, (part) => this.update(session, part)));
  }

  /** Marks documents whose unsaved revisions the user does not want; they stay open. */
  async abandon(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const session = this.sessions.get(id);
      if (session) await this.update(session, { abandoned: true });
    }
  }

  /** Throws `documents.busy` where one of them is being signed or saved. */
  checkIdle(ids: readonly string[]): void {
    for (const id of ids) {
      const session = this.sessions.get(id);
      if (session?.busy) throw DocumentBusy({ name: session.record.name });
    }
  }

  /** Closes the file at `path`, where it is held open, so that it can be replaced. */
  async release(path: string): Promise<void> {
    await this.pool.forget(path);
  }

  /** Runs `work` on the newest revision's file. */
  async withSource<T>(id: string, work: (source: FileSource) => Promise<T>): Promise<T> {
    const { record } = this.find(id);
    const path = sourcePath(record, this.parts.store.folder(id));
    const open = () =>
      path === record.path ? openUserFile(this.parts.files, record, path) : this.parts.files.open(path);
    return this.pool.use(path, open, work);
  }

  async dispose(): Promise<void> {
    for (const { password } of this.sessions.values()) password?.wipe();
    await this.pool.dispose();
  }

  private async openCopy(
    name: string,
    contents: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
    version?: SessionRecord['version'],
  ): Promise<OpenDocument> {
    const file = await copyContents(this.parts.files, contents, { folder: this.parts.scratch, signal });
    try {
      return await this.adopt(file, safeName(name), version);
    } finally {
      await rm(file, { force: true });
    }
  }

  private async openReal(path: string, source: FileSource): Promise<OpenDocument> {
    const open = [...this.sessions.values()].find(({ record }) => record.path === path);
    // A document that is just being closed is not the one that the caller gets.
    await open?.closing?.catch(() => {});
    if (open && this.sessions.has(open.record.id)) return this.describe(open.record);
    const revision = await this.examine(source);
    const { mtimeMs } = await stat(path);
    const record = { ...newRecord(basename(path), revision, this.parts.owner), path, fileTime: mtimeMs };
    await this.parts.store.put(record);
    return this.tellOpened(this.admit(record));
  }

  /** Whether it is a PDF file that can be worked on; one with a password is, the user is asked for it later. */
  private async examine(source: FileSource): Promise<RevisionRecord> {
    if (this.sessions.size >= MAX_OPEN) throw TooManyDocuments({ limit: MAX_OPEN });
    await this.parts.engine.open(source).catch((fault) => {
      if (!(fault instanceof SealwrightError && fault.code === 'pdf.password-needed')) throw fault;
    });
    return { size: source.size, fingerprint: await fingerprint(source) };
  }

  private async measure(file: string, { name, revisions }: SessionRecord): Promise<RevisionRecord> {
    const source = await this.parts.files.open(file);
    try {
      const revision = await nextRevision(source, revisions.at(-1)!);
      if (!revision) throw RevisionForeign({ name });
      return revision;
    } finally {
      await source.close();
    }
  }

  private admit(record: SessionRecord): OpenDocument {
    const document = this.describe(record);
    this.sessions.set(record.id, { record, busy: false, turn: Promise.resolve() });
    this.changed.fire();
    return document;
  }

  /** Nobody waits for the taps; the call rejects only when the plugin has just been stopped. */
  tellOpened(document: OpenDocument): OpenDocument {
    this.parts.didOpen.call(document).catch(() => {});
    return document;
  }

  private async end({ record, password }: Session): Promise<void> {
    await this.parts.store.remove([record]);
    this.sessions.delete(record.id);
    password?.wipe();
    await this.pool.forget(sourcePath(record, this.parts.store.folder(record.id)));
    this.changed.fire();
  }

  private async update(session: Session, part: Partial<SessionRecord>): Promise<void> {
    const change = session.turn.then(async () => {
      const record = { ...session.record, ...part, changed: Date.now() };
      await this.parts.store.put(record);
      session.record = record;
    });
    session.turn = change.catch(() => {});
    await change;
    this.changed.fire();
  }

  private async exclusively<T>(id: string, work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.find(id);
    if (session.busy) throw DocumentBusy({ name: session.record.name });
    session.busy = true;
    try {
      return await work(session);
    } finally {
      session.busy = false;
    }
  }

  private find(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) throw DocumentNotOpen({ id });
    return session;
  }
}
