/** Many vouchers signed with one PIN, as both halves see it. */
import { type Static, Type } from 'typebox';
import { Problem } from './common-queued-action.ts';

const id = Type.String({ minLength: 1, maxLength: 500 });

/** Where the seals come to stand in every document. */
export const BatchPlacement = Type.Union([
  /** A template that the user kept, by its name; `seal` takes the place of its seals. */
  Type.Object({ kind: Type.Literal('template'), name: id, seal: Type.Optional(id) }),
  /** Beside every place where these words stand. */
  Type.Object({ kind: Type.Literal('keyword'), words: Type.String({ minLength: 1, maxLength: 200 }), seal: id }),
  /** Any stamps, as `StampRequest` has them. */
  Type.Object({
    kind: Type.Literal('stamps'),
    stamps: Type.Array(
      Type.Object({
        mode: id,
        seal: Type.Optional(id),
        options: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({})),
      }),
      { minItems: 1, maxItems: 1_000 },
    ),
  }),
]);
export type BatchPlacement = Static<typeof BatchPlacement>;

export const BatchOrder = Type.Object({
  /** Ids of vouchers; those whose files are not here are fetched first. */
  vouchers: Type.Array(id, { minItems: 1, maxItems: 1_000 }),
  /** Ref of the key. */
  key: id,
  placement: BatchPlacement,
  /** Whether each is sent as soon as it was handed in. */
  send: Type.Boolean(),
});
export type BatchOrder = Static<typeof BatchOrder>;

export const BatchProgress = Type.Object({
  /** Files are fetched; documents are checked; they are signed after one PIN; they are handed in and sent. */
  phase: Type.Union([Type.Literal('fetch'), Type.Literal('check'), Type.Literal('sign'), Type.Literal('hand-in')]),
  done: Type.Integer({ minimum: 0 }),
  of: Type.Integer({ minimum: 0 }),
  /** The one that it is about. */
  name: Type.Optional(Type.String()),
});
export type BatchProgress = Static<typeof BatchProgress>;

/** In the order of the vouchers that were asked for. */
export const BatchOutcome = Type.Object({
  voucher: id,
  name: Type.String(),
  state: Type.Union([
    /** Signed and handed in; not to be sent. */
    Type.Literal('signed'),
    Type.Literal('sent'),
    /** Signed here; goes to the platform by itself as soon as that is reached. */
    Type.Literal('kept'),
    /** Signed here, and the platform has something against it: `problem`. Shown among the queued actions. */
    Type.Literal('refused'),
    /** Not signed: `problem`. */
    Type.Literal('failed'),
    /** Ended before its turn. */
    Type.Literal('left'),
  ]),
  problem: Type.Optional(Problem),
});
export type BatchOutcome = Static<typeof BatchOutcome>;
