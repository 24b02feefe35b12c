/** Between the window's search for keywords and the plugin host, which reads the document. */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const text = Type.String({ maxLength: 100_000 });
const millimetres = Type.Number();

export const KeywordQuery = Type.Object({
  text: Type.String({ maxLength: 10_000 }),
  kind: Type.Enum(['words', 'pattern']),
  matchCase: Type.Boolean(),
});
export type KeywordQuery = Static<typeof KeywordQuery>;

/** `SearchedPage`. */
export const FoundPage = Type.Object({
  page: Type.Integer({ minimum: 0 }),
  reading: Type.Enum(['text', 'blank', 'scan', 'unreadable']),
  matches: Type.Array(
    Type.Object({
      text,
      before: text,
      after: text,
      boxes: Type.Array(
        Type.Object({
          x: millimetres,
          y: millimetres,
          width: millimetres,
          height: millimetres,
          rotation: Type.Number(),
        }),
      ),
    }),
  ),
});
export type FoundPage = Static<typeof FoundPage>;

export const keywordRpc = defineRpc('stamp-keyword', {
  /** For when somebody is about to search. */
  prepare: { params: Type.Tuple([]), result: Type.Void(), isRepeatable: true },
  /** Searches an open document in the order of its pages, and reports those that have something to tell. */
  search: {
    params: Type.Tuple([Type.String({ minLength: 1, maxLength: 100 }), KeywordQuery]),
    result: Type.Void(),
    progress: Type.Object({
      /** Pages searched so far. */
      searched: Type.Integer({ minimum: 0 }),
      pages: Type.Array(FoundPage),
    }),
  },
});
