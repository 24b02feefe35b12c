/**
 * The documents that are open in windows, and their unsaved revisions. Owner: `plugins/document-open`. Callers: the host
 * halves of viewers and of what works on open documents; their views use `documentsRpc`.
 *
 * An open document is a file that is never written to until its user saves, and a stack of revisions, each a whole file
 * in the profile that begins with the bytes of the one before. Signing adds a revision; saving puts the newest one in
 * the place of the user's file, whole and atomically.
 */
import { type Static, Type } from 'typebox';
import { defineRpc } from '../define-rpc.ts';
import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';
import { defineObserveHook } from '../hook.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';
import { bytes } from '../value-schemas.ts';

const path = Type.String({ minLength: 1, maxLength: 32_768 });
const id = Type.String({ minLength: 1, maxLength: 100 });

export const OpenDocument = Type.Object({
  /** Stable while the document is open, and when the plugin host is started anew. */
  id,
  /** File name, with its ending. */
  name: Type.String(),
  /** The user's file; missing for one that was dropped in from a browser and never saved. */
  path: Type.Optional(path),
  /** The newest revision's file. */
  source: path,
  /** Size of that file in bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** 0 = as opened; each signing adds one. */
  revision: Type.Integer({ minimum: 0 }),
  /** Whether the newest revision is not in the user's file yet. */
  unsaved: Type.Boolean(),
  /**
   * Name of the document that this was split off from, as it was at an earlier time (`openVersion`): nothing can be added
   * to it. A copy that its user saved is a document like any other.
   */
  versionOf: Type.Optional(Type.String()),
});
export type OpenDocument = Static<typeof OpenDocument>;

export const DocumentVersion = Type.Object({
  /** In bytes; a revision of the file ends there. */
  size: Type.Integer({ minimum: 1 }),
  /** Of the version's tab and of the file that it may be saved as, with its ending. */
  name: Type.String({ minLength: 1, maxLength: 255 }),
});
export type DocumentVersion = Static<typeof DocumentVersion>;

export interface OpenDocuments {
  list(): readonly OpenDocument[];
  /** Throws `documents.not-open`. */
  get(id: string): OpenDocument;
  /** Opens an absolute path; the same file a second time gives the same document. `file.*` and `pdf.*` errors. */
  open(path: string): Promise<OpenDocument>;
  /**
   * Opens the first `size` bytes of a document as one of their own, which has no path and takes no revision: the document
   * as it was then, such as when it was signed. The same ones a second time give the same document. `file.*` and `pdf.*`
   * errors, `documents.version-missing`.
   */
  openVersion(id: string, version: DocumentVersion, signal?: AbortSignal): Promise<OpenDocument>;
  /**
   * Opens a document that lies nowhere in clear as one without a path. Its copy is in the profile as long as it is open.
   * `file.*` and `pdf.*` errors, and what `contents` throws.
   */
  openContents(name: string, contents: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<OpenDocument>;
  /** The password that opened it, of an encrypted document. */
  password(id: string): Secret | undefined;
  /** Sets it after the user typed it; `pdf.password-wrong`. */
  unlock(id: string, password: Secret): Promise<void>;
  /**
   * Adds a revision: `write` makes the file at the given path, which does not exist yet. Where it rejects, the document
   * stays as it was. `documents.version-fixed` for an earlier version, before anything is written.
   */
  addRevision<T>(id: string, write: (output: string) => Promise<T>): Promise<T>;
  /**
   * The newest revision is kept elsewhere, such as on a contract platform: it does not count as unsaved, and closing the
   * document asks nobody.
   */
  keep(id: string): Promise<void>;
  /** Takes the newest unsaved revision back; nothing to do at revision 0. */
  dropRevision(id: string): Promise<OpenDocument>;
  readonly onDidChange: Event<void>;
}

export const OpenDocuments = defineService<OpenDocuments>('documents');

/** What views call; the plugin `document-open` contributes it to the point `viewCalls`. */
export const documentsRpc = defineRpc('documents', {
  list: { params: Type.Tuple([]), result: Type.Array(OpenDocument), isRepeatable: true },
  /** Reports all open documents at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(OpenDocument) },
  /** An absolute path; the same file a second time gives the same document. */
  open: { params: Type.Tuple([path]), result: OpenDocument, isRepeatable: true },
  /** Opens bytes that have no path: a file dropped into a browser. Sent in parts, the last one with `isLast`; only that one has a result. */
  upload: {
    params: Type.Tuple([
      Type.Object({ upload: id, name: Type.String({ minLength: 1, maxLength: 255 }), isLast: Type.Boolean() }),
      bytes(4_000_000),
    ]),
    result: Type.Union([OpenDocument, Type.Null()]),
  },
  /** See `OpenDocuments.openVersion`. */
  openVersion: { params: Type.Tuple([id, DocumentVersion]), result: OpenDocument },
  /** Checks and keeps the password of an encrypted document for this session; in UTF-8. */
  unlock: { params: Type.Tuple([id, bytes(1_024)]), result: Type.Void() },
  /** `file.changed` when the user's file was altered by others since it was opened, unless `overwrite`. */
  save: { params: Type.Tuple([id, Type.Object({ overwrite: Type.Boolean() })]), result: OpenDocument },
  saveAs: { params: Type.Tuple([id, path, Type.Object({ overwrite: Type.Boolean() })]), result: OpenDocument },
  dropRevision: { params: Type.Tuple([id]), result: OpenDocument },
  /** Ends it; its unsaved revisions are deleted. */
  close: { params: Type.Tuple([id]), result: Type.Void() },
  /** Bytes [offset, offset + length) of the newest revision, or of an earlier one by its number. */
  read: {
    params: Type.Tuple([
      id,
      Type.Integer({ minimum: 0 }),
      Type.Integer({ minimum: 0 }),
      Type.Integer({ minimum: 0, maximum: 4_000_000 }),
    ]),
    result: bytes(),
  },
});

export const DocumentNotOpen = defineError<{ id: string }>('documents.not-open', {
  'zh-CN': '文档已关闭。',
  en: 'The document is not open any more.',
});

/** After a document was opened, or saved under another path. */
export const DocumentsDidOpen = defineObserveHook<OpenDocument>('documents.didOpen');
/** After the newest revision was put in the place of the user's file, or under another path, which `documents.didOpen` tells of as well. */
export const DocumentsDidSave = defineObserveHook<OpenDocument>('documents.didSave');
