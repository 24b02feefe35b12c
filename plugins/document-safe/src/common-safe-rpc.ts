/** Between the two halves of this plugin. Passphrases travel as bytes in UTF-8, which both ends overwrite. */
import { bytes, defineRpc, Localized, OpenDocument } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ pattern: '^[0-9a-f]{32}$' });
const path = Type.String({ minLength: 1, maxLength: 32_768 });
const name = Type.String({ minLength: 1, maxLength: 255 });
const passphrase = bytes(1_024);

export const SafeDocument = Type.Object({
  id,
  name,
  /** In bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** When it was put in, in milliseconds since 1970. */
  added: Type.Number(),
});
export type SafeDocument = Static<typeof SafeDocument>;

/** A key that opens the safe beside its passphrase. */
export const SafeKey = Type.Object({
  /** SHA-256 of its SubjectPublicKeyInfo in hex. */
  id: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  holder: Type.String(),
});
export type SafeKey = Static<typeof SafeKey>;

/** A plugged key that can be added. */
export const AbleKey = Type.Object({ ref: Type.String(), holder: Type.String(), device: Localized });
export type AbleKey = Static<typeof AbleKey>;

export const SafeState = Type.Object({
  /** `none`: it has to be made first. Nothing of what is in it is known before it is open. */
  stage: Type.Union([Type.Literal('none'), Type.Literal('locked'), Type.Literal('open')]),
  /** Whoever can read the folder knows them, so they are known while it is locked. */
  keys: Type.Array(SafeKey),
  /** Absolute path of its files, which are a backup where they are copied. */
  folder: Type.String(),
  /** The one put in last comes first. */
  documents: Type.Array(SafeDocument),
  /** Its folder was put back to an earlier state. */
  isOlder: Type.Boolean(),
});
export type SafeState = Static<typeof SafeState>;

export const SafeFinding = Type.Object({
  /** What can be done: `document` restore its file, `unlisted` take it back or delete it, `foreign` delete it. */
  kind: Type.Union([
    Type.Literal('document'),
    Type.Literal('unlisted'),
    Type.Literal('foreign'),
    Type.Literal('older'),
  ]),
  /** Of the document or file. */
  id: Type.Optional(id),
  code: Type.String(),
  sentence: Localized,
});
export type SafeFinding = Static<typeof SafeFinding>;

export const SafeReport = Type.Object({
  /** Documents that were read to their ends. */
  checked: Type.Integer({ minimum: 0 }),
  findings: Type.Array(SafeFinding),
});
export type SafeReport = Static<typeof SafeReport>;

export const CheckProgress = Type.Object({
  name: Type.String(),
  /** 0..1, by bytes. */
  share: Type.Number({ minimum: 0, maximum: 1 }),
});
export type CheckProgress = Static<typeof CheckProgress>;

export const safeRpc = defineRpc('document-safe', {
  /**
   * Reports at once and after every change, until it is aborted. The safe locks when the last window that watches it is
   * gone.
   */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: SafeState },
  create: { params: Type.Tuple([passphrase]), result: Type.Void() },
  unlock: { params: Type.Tuple([passphrase]), result: Type.Void() },
  /** Asks for the PIN of a plugged key that was added. */
  unlockWithKey: { params: Type.Tuple([]), result: Type.Void() },
  /** Plugged keys that can be added. */
  ableKeys: { params: Type.Tuple([]), result: Type.Array(AbleKey) },
  /** The passphrase, and the ref of a key, whose PIN is asked for. */
  addKey: { params: Type.Tuple([passphrase, Type.String({ minLength: 1, maxLength: 1_000 })]), result: Type.Void() },
  removeKey: { params: Type.Tuple([SafeKey.properties.id]), result: Type.Void() },
  lock: { params: Type.Tuple([]), result: Type.Void() },
  /** The old one, the new one. */
  changePassphrase: { params: Type.Tuple([passphrase, passphrase]), result: Type.Void() },
  acceptOlder: { params: Type.Tuple([]), result: Type.Void() },
  /** Puts a file in; it stays where it is. */
  addFile: { params: Type.Tuple([path]), result: SafeDocument },
  /** Puts an open document in, as it is now, by its id. */
  addOpenDocument: { params: Type.Tuple([Type.String({ minLength: 1, maxLength: 100 })]), result: SafeDocument },
  /** Puts bytes in that have no path, in parts, the last one with `isLast`; only that one has a result. */
  upload: {
    params: Type.Tuple([
      Type.Object({ upload: Type.String({ minLength: 1, maxLength: 100 }), name, isLast: Type.Boolean() }),
      bytes(4_000_000),
    ]),
    result: Type.Union([SafeDocument, Type.Null()]),
  },
  /** Opens a document in the window, as one without a path. */
  open: { params: Type.Tuple([id]), result: OpenDocument },
  export: { params: Type.Tuple([id, path, Type.Object({ overwrite: Type.Boolean() })]), result: Type.Void() },
  remove: { params: Type.Tuple([id]), result: Type.Void() },
  check: { params: Type.Tuple([]), result: SafeReport, progress: CheckProgress },
  /** Lists a document again whose file is there. */
  takeBack: { params: Type.Tuple([id]), result: Type.Void() },
});
