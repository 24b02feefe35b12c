import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentFiles, DocumentNotOpen, type OpenDocument, type PdfEngine } from '@sealwright/core/api';
import type { RecoverableDocument } from './common-sessions-rpc.ts';
import type { DocumentSessions } from './document-sessions.ts';
import { fingerprint } from './fingerprint.ts';
import type { LeaseWatch } from './lease-watch.ts';
import { nextRevision } from './next-revision.ts';
import { newest, type RevisionRecord, revisionFile, type SessionRecord, wouldBeLost } from './session-record.ts';
import type { SessionStore } from './session-store.ts';

export interface RecoveryParts {
  readonly files: DocumentFiles;
  readonly engine: PdfEngine;
  readonly store: SessionStore;
  readonly sessions: DocumentSessions;
  /** The lease of this plugin host, and what tells about those of others. */
  readonly lease: string;
  readonly leases: LeaseWatch;
}

/** Sessions of plugin hosts that have ended: opened again, offered to the user, or cleared away. */
export class SessionRecovery {
  private readonly parts: RecoveryParts;
  /** Ids of sessions that were another's and are neither open nor decided on. */
  private readonly taken = new Set<string>();

  constructor(parts: RecoveryParts) {
    this.parts = parts;
  }

  /** A host that was started anew within its program opens what its windows still show, under the same ids. */
  async restore(): Promise<void> {
    for (const record of await this.left()) {
      const current = record.program === process.ppid ? await this.asInProfile(record) : undefined;
      if (current) await this.revive(current);
    }
  }

  /** What can be recovered, newest first. What holds nothing unsaved, or what its user has given up, is cleared away. */
  async recoverable(): Promise<readonly RecoverableDocument[]> {
    const found: SessionRecord[] = [];
    const over: SessionRecord[] = [];
    for (const record of await this.left()) {
      const current = record.abandoned ? undefined : await this.asInProfile(record);
      if (current && wouldBeLost(current) && !(await this.isSaved(current))) found.push(current);
      else over.push(record);
    }
    await this.remove(over);
    return found.sort((one, other) => other.changed - one.changed).map(toRecoverable);
  }

  /** Rejects with `documents.not-open` when it is gone. */
  async recover(id: string): Promise<OpenDocument> {
    const record = (await this.left()).find((each) => each.id === id);
    const current = record && (await this.asInProfile(record));
    if (!current) throw DocumentNotOpen({ id });
    return this.revive(current);
  }

  async discard(id: string): Promise<void> {
    await this.remove((await this.left()).filter((each) => each.id === id));
  }

  /** Sessions of hosts that have ended. They are taken over first, so that no other program offers them, too. */
  private async left(): Promise<readonly SessionRecord[]> {
    const { store, lease, leases } = this.parts;
    const owners = new Set((await store.list()).map(({ owner }) => owner));
    const ended = new Set<string>();
    for (const owner of owners) if (owner !== lease && !(await leases.isHeld(owner))) ended.add(owner);
    if (ended.size > 0) for (const id of await store.takeOver(ended, lease)) this.taken.add(id);
    return (await store.list()).filter(({ id }) => this.taken.has(id));
  }

  /** Of two windows that want the same one, the second is refused. */
  private async revive(record: SessionRecord): Promise<OpenDocument> {
    if (!this.taken.delete(record.id)) throw DocumentNotOpen({ id: record.id });
    try {
      return await this.parts.sessions.revive(record);
    } catch (fault) {
      this.taken.add(record.id);
      throw fault;
    }
  }

  private async remove(records: readonly SessionRecord[]): Promise<void> {
    await this.parts.store.remove(records);
    for (const { id } of records) this.taken.delete(id);
  }

  /** What of a session is really there, however it ended; `undefined` where nothing is left. */
  private async asInProfile(record: SessionRecord): Promise<SessionRecord | undefined> {
    const revisions: RevisionRecord[] = [];
    for (const [number, revision] of record.revisions.entries()) {
      const inUserFile = record.path !== undefined && number <= record.saved;
      if (!inUserFile && (await this.sizeOf(record, number)) !== revision.size) break;
      revisions.push(revision);
    }
    if (revisions.length === 0) return undefined;
    const sound = { ...record, revisions };
    const finished = revisions.length === record.revisions.length ? await this.finished(sound) : undefined;
    return finished ? { ...sound, revisions: [...revisions, finished] } : sound;
  }

  private async sizeOf(record: SessionRecord, number: number): Promise<number | undefined> {
    const file = join(this.parts.store.folder(record.id), revisionFile(number));
    return stat(file).then(
      ({ size }) => size,
      () => undefined,
    );
  }

  /** A revision that was written but not recorded any more. Half a file is none. */
  private async finished(record: SessionRecord): Promise<RevisionRecord | undefined> {
    const file = join(this.parts.store.folder(record.id), revisionFile(record.revisions.length));
    const source = await this.parts.files.open(file).catch(() => undefined);
    if (!source) return undefined;
    try {
      const revision = await nextRevision(source, record.revisions.at(-1)!);
      if (revision) await this.parts.engine.open(source);
      return revision;
    } catch {
      return undefined;
    } finally {
      await source.close();
    }
  }

  /** Whether the user's file holds the newest revision: the program ended between saving and recording it. */
  private async isSaved(record: SessionRecord): Promise<boolean> {
    if (record.path === undefined) return false;
    const source = await this.parts.files.open(record.path).catch(() => undefined);
    if (!source) return false;
    try {
      const last = record.revisions.at(-1)!;
      return source.size === last.size && (await fingerprint(source)) === last.fingerprint;
    } catch {
      return false;
    } finally {
      await source.close();
    }
  }
}

function toRecoverable(record: SessionRecord): RecoverableDocument {
  const { id, name, path, changed } = record;
  return { id, name, ...(path === undefined ? {} : { path }), unsaved: newest(record) - record.saved, changed };
}
