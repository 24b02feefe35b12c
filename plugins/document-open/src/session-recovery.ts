import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentFiles, DocumentNotOpen, type OpenDocument, type PdfEngine } from '@sealwright/core/api';
import type { RecoverableDocument } from './common-sessions-rpc.ts';
import type { DocumentSessions } from './document-sessions.ts';
import { fingerprint } from './fingerprint.ts';
import { isAlive } from './process-alive.ts';
import { isUnsaved, newest, type RevisionRecord, revisionFile, type SessionRecord } from './session-record.ts';
import type { SessionStore } from './session-store.ts';

export interface RecoveryParts {
  readonly files: DocumentFiles;
  readonly engine: PdfEngine;
  readonly store: SessionStore;
  readonly sessions: DocumentSessions;
}

/** Sessions of plugin hosts that have ended: opened again, offered to the user, or cleared away. */
export class SessionRecovery {
  private readonly parts: RecoveryParts;

  constructor(parts: RecoveryParts) {
    this.parts = parts;
  }

  /** `sessionsRpc.resume`. Nothing with unsaved revisions is cleared away but what its user has given up. */
  async resume(ids: readonly string[]): Promise<readonly RecoverableDocument[]> {
    const found: SessionRecord[] = [];
    const over: SessionRecord[] = [];
    for (const record of await this.orphans()) {
      const current = await this.asOnDisk(record);
      if (current && ids.includes(record.id)) await this.parts.sessions.revive(current);
      else if (current && isUnsaved(current) && !current.abandoned) found.push(current);
      else over.push(record);
    }
    await this.parts.store.remove(over);
    return found.sort((one, other) => other.changed - one.changed).map(toRecoverable);
  }

  /** Rejects with `documents.not-open` when it is gone. */
  async recover(id: string): Promise<OpenDocument> {
    const record = (await this.orphans()).find((each) => each.id === id);
    const current = record && (await this.asOnDisk(record));
    if (!current) throw DocumentNotOpen({ id });
    return this.parts.sessions.revive(current);
  }

  async discard(id: string): Promise<void> {
    await this.parts.store.remove((await this.orphans()).filter((each) => each.id === id));
  }

  private async orphans(): Promise<readonly SessionRecord[]> {
    const open = new Set(this.parts.sessions.list().map(({ id }) => id));
    return (await this.parts.store.list()).filter(({ id, owner }) => !open.has(id) && !isAlive(owner));
  }

  /** What of a session is really there, however it ended; `undefined` where nothing is left. */
  private async asOnDisk(record: SessionRecord): Promise<SessionRecord | undefined> {
    const revisions: RevisionRecord[] = [];
    for (const [number, revision] of record.revisions.entries()) {
      const inUserFile = record.path !== undefined && number <= record.saved;
      if (!inUserFile && (await this.sizeOf(record, number)) !== revision.size) break;
      revisions.push(revision);
    }
    if (revisions.length === 0) return undefined;
    const sound = { ...record, revisions };
    const finished = revisions.length === record.revisions.length ? await this.finished(sound) : undefined;
    const whole = finished ? { ...sound, revisions: [...revisions, finished] } : sound;
    return (await this.isSaved(whole)) ? { ...whole, saved: newest(whole) } : whole;
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
    const before = record.revisions.at(-1)!;
    const source = await this.parts.files.open(file).catch(() => undefined);
    if (!source) return undefined;
    try {
      const keepsBefore = source.size > before.size && (await fingerprint(source, before.size)) === before.fingerprint;
      if (!keepsBefore) return undefined;
      await this.parts.engine.open(source);
      return { size: source.size, fingerprint: await fingerprint(source) };
    } catch {
      return undefined;
    } finally {
      await source.close();
    }
  }

  /** Whether the user's file holds the newest revision: the program ended between saving and recording it. */
  private async isSaved(record: SessionRecord): Promise<boolean> {
    if (record.path === undefined || !isUnsaved(record)) return false;
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
