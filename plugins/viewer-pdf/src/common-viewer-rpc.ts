import { defineError, defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 100 });
const revision = Type.Integer({ minimum: 0 });

/** `PageGeometry` of the api. */
const PageRecord = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  visible: Type.Object({ x1: Type.Number(), y1: Type.Number(), x2: Type.Number(), y2: Type.Number() }),
  rotate: Type.Union([Type.Literal(0), Type.Literal(90), Type.Literal(180), Type.Literal(270)]),
  userUnit: Type.Number(),
  size: Type.Object({ width: Type.Number(), height: Type.Number() }),
});

/** A visible signature field. */
export const FieldMark = Type.Object({
  /** Fully qualified name. */
  name: Type.String(),
  /** 0-based. */
  page: Type.Integer({ minimum: 0 }),
  /** In display space, millimetres. */
  box: Type.Object({
    x: Type.Number(),
    y: Type.Number(),
    width: Type.Number(),
    height: Type.Number(),
    rotation: Type.Number(),
  }),
  /** Missing while the field is empty. What the signature says about itself is a claim until it is verified. */
  signed: Type.Optional(
    Type.Object({ claimedName: Type.Optional(Type.String()), claimedTime: Type.Optional(Type.String()) }),
  ),
});
export type FieldMark = Static<typeof FieldMark>;

/** What the pages of an open document are like; answered by this plugin's host half. `pdf.*` and `file.*` errors. */
export const viewerRpc = defineRpc('viewer-pdf', {
  /** Resolves with the number of pages after all geometries were reported, in order, in batches. */
  pages: {
    params: Type.Tuple([id, revision]),
    result: Type.Integer(),
    progress: Type.Object({ pageCount: Type.Integer(), pages: Type.Array(PageRecord) }),
  },
  /** The same of the file's first `size` bytes: the document as it was then, or the whole of it. */
  versionPages: {
    params: Type.Tuple([id, Type.Integer({ minimum: 1 })]),
    result: Type.Integer(),
    progress: Type.Object({ pageCount: Type.Integer(), pages: Type.Array(PageRecord) }),
  },
  signatureFields: { params: Type.Tuple([id, revision]), result: Type.Array(FieldMark) },
});

export const RevisionPassed = defineError<{ revision: number }>('viewer.revision-passed', {
  'zh-CN': '文档已更新，第 {revision} 个修订版不再显示。',
  en: 'The document was updated; revision {revision} is not shown any more.',
});
