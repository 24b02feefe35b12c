import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { OpenDocument } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

export const RevisionRecord = Type.Object({
  /** In bytes. A revision is the first `size` bytes of every later one. */
  size: Type.Integer({ minimum: 0 }),
  fingerprint: Type.String(),
});
export type RevisionRecord = Static<typeof RevisionRecord>;

/** An open document as it is kept in the profile, so that neither a restart nor a crash loses it. */
export const SessionRecord = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
  name: Type.String(),
  /** The user's file, which holds the revision `saved`; missing for a document that came without a path. */
  path: Type.Optional(Type.String()),
  /** When that file was written last, as its file system says, in milliseconds since 1970. */
  fileTime: Type.Optional(Type.Number()),
  /** By number; 0 = as opened. Those after `saved`, or all where there is no path, lie in the session's folder. */
  revisions: Type.Array(RevisionRecord, { minItems: 1 }),
  saved: Type.Integer({ minimum: 0 }),
  /** Last change, in milliseconds since 1970. */
  changed: Type.Number(),
  /** Lease of the plugin host that has it open, or had when it ended. */
  owner: Type.String(),
  /** Number of the process that started the plugin host: a restarted one has the same. */
  program: Type.Integer(),
  /** The user does not want its unsaved revisions: they are not offered again. */
  abandoned: Type.Boolean(),
  /** Number of a revision that is kept elsewhere: closing loses nothing of it. */
  kept: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Of which document it is an earlier version; `null` when it was saved, as a file of its own. */
  version: Type.Optional(
    Type.Union([Type.Object({ document: Type.String(), size: Type.Integer(), of: Type.String() }), Type.Null()]),
  ),
});
export type SessionRecord = Static<typeof SessionRecord>;

/** `owner`: the lease of this plugin host. */
export function newRecord(name: string, opened: RevisionRecord, owner: string): SessionRecord {
  const id = randomUUID();
  const program = process.ppid;
  return { id, name, revisions: [opened], saved: 0, changed: Date.now(), owner, program, abandoned: false };
}

export function newest({ revisions }: SessionRecord): number {
  return revisions.length - 1;
}

export function isUnsaved(record: SessionRecord): boolean {
  return newest(record) > record.saved;
}

/** Whether its newest revision is nowhere but here, and its user has not given it up. */
export function wouldBeLost(record: SessionRecord): boolean {
  return isUnsaved(record) && !record.abandoned && record.kept !== newest(record);
}

/** Name of a revision's file within its session's folder. */
export function revisionFile(number: number): string {
  return `${number}.pdf`;
}

/** Path of the newest revision's file; `folder` is the session's. */
export function sourcePath(record: SessionRecord, folder: string): string {
  if (record.path !== undefined && !isUnsaved(record)) return record.path;
  return join(folder, revisionFile(newest(record)));
}

export function toOpenDocument(record: SessionRecord, folder: string): OpenDocument {
  const { id, name, path, revisions, version } = record;
  return {
    id,
    name,
    ...(path === undefined ? {} : { path }),
    source: sourcePath(record, folder),
    size: revisions.at(-1)!.size,
    revision: newest(record),
    unsaved: isUnsaved(record) && record.kept !== newest(record),
    ...(version ? { versionOf: version.of } : {}),
  };
}
