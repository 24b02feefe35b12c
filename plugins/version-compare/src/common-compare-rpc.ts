import { type ChangeGroup, defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 100 });
const size = Type.Integer({ minimum: 1 });

/** The document as it was when a signature was made. */
export const SignedVersion = Type.Object({
  /** Number of the signature, from 1 on, in the order of the revisions that hold them. */
  signature: Type.Integer({ minimum: 1 }),
  /** Length of the file at that time, in bytes. */
  size,
  /** Whether nothing follows it. */
  isNewest: Type.Boolean(),
});
export type SignedVersion = Static<typeof SignedVersion>;

export const VersionText = Type.Object({
  /** 0-based. */
  page: Type.Integer({ minimum: 0 }),
  reading: Type.Union([Type.Literal('text'), Type.Literal('blank'), Type.Literal('scan'), Type.Literal('unreadable')]),
  /** In reading order. */
  lines: Type.Array(Type.String()),
});
export type VersionText = Static<typeof VersionText>;

/** About an open document and its first `size` bytes, by the document's id. `pdf.*` and `file.*` errors, `documents.not-open`. */
export const compareRpc = defineRpc('version-compare', {
  /** The versions that were signed, oldest first; those of malformed signatures are none. */
  versions: { params: Type.Tuple([id]), result: Type.Array(SignedVersion), isRepeatable: true },
  /** What followed those bytes, compared object by object. */
  changes: {
    params: Type.Tuple([id, size]),
    result: Type.Unsafe<ChangeGroup[]>(Type.Array(Type.Object({}))),
    isRepeatable: true,
  },
  /** Reports the text page by page; resolves with the number of pages. */
  text: { params: Type.Tuple([id, size]), result: Type.Integer(), progress: VersionText },
});
