/** Between the host half of annotating and its views. */
import { defineRpc, Localized, moment } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Annotation, FONT_SIZES, MOST_ANNOTATIONS, MOST_TEXT } from './common-annotation.ts';

const id = Type.String({ minLength: 1, maxLength: 100 });
const size = Type.Object({ width: Type.Number(), height: Type.Number() });

/** A text and how it is set. */
export const TextToSet = Type.Object({
  text: Type.String({ minLength: 1, maxLength: MOST_TEXT }),
  /** Millimetres. */
  fontSize: Type.Number({ minimum: FONT_SIZES.least, maximum: FONT_SIZES.most }),
  /** Lines are broken there; without it only where the text has breaks. */
  width: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  isBold: Type.Boolean(),
});
export type TextToSet = Static<typeof TextToSet>;

/** What writing annotations does to the document and to the signatures in it. */
export const AnnotatingWord = Type.Object({
  allowed: Type.Boolean(),
  refusal: Type.Optional(Localized),
  isSigned: Type.Boolean(),
  signatures: Type.Array(
    Type.Object({ effect: Type.Enum(['stays-valid', 'unjudged', 'forbids', 'already-invalid']), sentence: Localized }),
  ),
  warnings: Type.Array(Localized),
});
export type AnnotatingWord = Static<typeof AnnotatingWord>;

/** An annotation that the file has. */
export const WrittenAnnotation = Type.Object({
  id: Type.Optional(id),
  /** 0-based. */
  page: Type.Integer({ minimum: 0 }),
  subtype: Type.String(),
  isArrow: Type.Boolean(),
  box: Type.Object({
    x: Type.Number(),
    y: Type.Number(),
    width: Type.Number(),
    height: Type.Number(),
    rotation: Type.Number(),
  }),
  contents: Type.String(),
  author: Type.String(),
  modified: Type.Optional(moment()),
  /** Written by this program, in a document that nobody has signed and that is no earlier version. */
  isRemovable: Type.Boolean(),
});
export type WrittenAnnotation = Static<typeof WrittenAnnotation>;

export const annotateRpc = defineRpc('document-annotate', {
  /** Text as outlines: SVG path data in millimetres. Rejects with `fonts.character-missing`. */
  setText: {
    params: Type.Tuple([TextToSet]),
    result: Type.Object({ size, path: Type.String() }),
    deadline: 30_000,
    isRepeatable: true,
  },
  /** The name that annotations bear where the user gave none. */
  author: { params: Type.Tuple([]), result: Type.String(), isRepeatable: true },
  /** What would happen if annotations were written into the newest revision. */
  preflight: { params: Type.Tuple([id]), result: AnnotatingWord, deadline: 120_000, isRepeatable: true },
  /** What the newest revision has, page by page; `isCut` where it has more. */
  list: {
    params: Type.Tuple([id]),
    result: Type.Object({ annotations: Type.Array(WrittenAnnotation), isCut: Type.Boolean() }),
    deadline: 120_000,
    isRepeatable: true,
  },
  /** An annotation that the newest revision has, by its id, to be changed and saved. `annotate.fixed` */
  take: { params: Type.Tuple([id, id]), result: Annotation, deadline: 120_000, isRepeatable: true },
  /** Writes what the document does not have of them as one revision, without those that they replace; `revision` is the number of the newest then. */
  save: {
    params: Type.Tuple([id, Type.Array(Annotation, { minItems: 1, maxItems: MOST_ANNOTATIONS })]),
    result: Type.Object({ revision: Type.Integer() }),
    deadline: 0,
    isRepeatable: true,
  },
  /** Writes a revision without these annotations. */
  remove: { params: Type.Tuple([id, Type.Array(id, { minItems: 1 })]), result: Type.Void(), deadline: 0 },
});
