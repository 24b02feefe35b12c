/** Between the two halves of this plugin: what becomes of sessions when a program ends in the middle of them. */
import { defineRpc, OpenDocument } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 100 });
const ids = Type.Array(id, { maxItems: 1_000 });

export const RecoverableDocument = Type.Object({
  id,
  name: Type.String(),
  path: Type.Optional(Type.String()),
  /** How many revisions were not saved. */
  unsaved: Type.Integer({ minimum: 1 }),
  /** Last change, in milliseconds since 1970. */
  changed: Type.Number(),
});
export type RecoverableDocument = Static<typeof RecoverableDocument>;

export const RecoveryOffer = Type.Object({
  /** What was not saved when its program ended without being closed, newest first. */
  documents: Type.Array(RecoverableDocument),
  /** Those that this window has to ask its user about; of several windows one is told to. */
  ask: ids,
});
export type RecoveryOffer = Static<typeof RecoveryOffer>;

export const sessionsRpc = defineRpc('document-sessions', {
  /** What can be recovered, now and after each change. Reports until it is aborted. */
  recoverable: { params: Type.Tuple([]), result: Type.Void(), progress: RecoveryOffer },
  /** The user was asked about these: no window asks again before the next start. */
  asked: { params: Type.Tuple([ids]), result: Type.Void() },
  recover: { params: Type.Tuple([id]), result: OpenDocument },
  /** Deletes what could be recovered. */
  discard: { params: Type.Tuple([id]), result: Type.Void() },
  /** Rejects with `documents.busy` where one of them is being signed or saved. */
  checkIdle: { params: Type.Tuple([ids]), result: Type.Void(), isRepeatable: true },
  /** The user closes a window and does not want the unsaved revisions of these: they are not offered again. */
  abandon: { params: Type.Tuple([ids]), result: Type.Void() },
  /**
   * A window, by an id of its own choice, shows all open documents from now on, but those that are reported: its user has
   * closed them in it, and another window shows them. It names those that it knew of, for it may have been loaded anew,
   * or the plugin host started again. Reports until it is aborted, when the window is gone.
   */
  attend: { params: Type.Tuple([id, ids]), result: Type.Void(), progress: ids },
  /** Which of these documents another window than this one shows. */
  shownBeside: { params: Type.Tuple([id, ids]), result: ids, isRepeatable: true },
  /**
   * The user closed a document in this window. It ends where no other window shows it: `documents.unsaved` where that would
   * lose what was not given up by `abandon`.
   */
  leave: { params: Type.Tuple([id, id]), result: Type.Void() },
  /** This window shows a document again that was closed in it. */
  join: { params: Type.Tuple([id, id]), result: Type.Void() },
});
