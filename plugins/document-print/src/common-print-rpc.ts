/** Between the two halves of this plugin. */
import { defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

export const Paper = Type.Object({
  /** As the pages are seen, in millimetres. */
  width: Type.Number(),
  height: Type.Number(),
  /** How many pages have this size. */
  pages: Type.Integer({ minimum: 1 }),
});
export type Paper = Static<typeof Paper>;

export const PrintSummary = Type.Object({
  name: Type.String(),
  /** Of the file in bytes. */
  size: Type.Integer({ minimum: 0 }),
  revision: Type.Integer({ minimum: 0 }),
  pages: Type.Integer({ minimum: 0 }),
  /** The size of the most pages comes first. */
  papers: Type.Array(Paper),
});
export type PrintSummary = Static<typeof PrintSummary>;

export const printRpc = defineRpc('document-print', {
  /** By the document's id. A shell that prints the whole file cannot print every one: `print.password`, `print.too-large`. */
  describe: {
    params: Type.Tuple([Type.String({ minLength: 1, maxLength: 100 }), Type.Enum(['file', 'pictures'])]),
    result: PrintSummary,
    isRepeatable: true,
  },
});
