/** Between the two halves of this plugin. */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const path = Type.String({ minLength: 1, maxLength: 32_768 });

export const RecentDocument = Type.Object({
  path,
  name: Type.String(),
  folder: Type.String(),
  /** When it was opened last, in milliseconds since 1970. */
  opened: Type.Number(),
  /** When the file was written last, in milliseconds since 1970; missing with the file. */
  modified: Type.Optional(Type.Number()),
  /** Of the file in bytes, as of now or as it was last seen. */
  size: Type.Integer({ minimum: 0 }),
  /** No file is there any more. */
  isGone: Type.Boolean(),
});
export type RecentDocument = Static<typeof RecentDocument>;

export const recentRpc = defineRpc('recent-documents', {
  /** Reports the documents, the one opened last first, at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(RecentDocument) },
  forget: { params: Type.Tuple([path]), result: Type.Void() },
  forgetAll: { params: Type.Tuple([]), result: Type.Void() },
});
