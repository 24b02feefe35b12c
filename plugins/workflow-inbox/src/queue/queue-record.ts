import { DraftContent, SignatureMark, Voucher, VoucherAct } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { ACTION_KINDS, Problem } from '../common-queued-action.ts';

/** A file of this computer that goes to a platform. */
export const KeptFile = Type.Object({
  /** Absolute path; its bytes are never changed. */
  path: Type.String(),
  name: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  sha256: Type.String(),
  sm3: Type.Optional(Type.String()),
});
export type KeptFile = Static<typeof KeptFile>;

/** Who does it, and where: actions of one company wait while another one is in. */
export const Place = Type.Object({ source: Type.String(), account: Type.String() });
export type Place = Static<typeof Place>;

export const QueueTask = Type.Union([
  Type.Object({ kind: Type.Literal('act'), act: VoucherAct }),
  /** Tells the platform where that is still to be done (`tell`), and fetches the file. */
  Type.Object({ kind: Type.Literal('receive'), tell: Type.Boolean() }),
  Type.Object({
    kind: Type.Literal('sign'),
    file: KeptFile,
    baseSha256: Type.String(),
    marks: Type.Array(SignatureMark),
    /** The open document that was signed. */
    document: Type.Optional(Type.String()),
  }),
  Type.Object({
    kind: Type.Literal('create'),
    file: KeptFile,
    content: DraftContent,
    /** Idempotency key of the submission; without one it stays a draft. */
    submitKey: Type.Optional(Type.String()),
  }),
]);
export type QueueTask = Static<typeof QueueTask>;

/** An action of a user as it is kept on disk until the platform has answered for good. */
export const QueueRecord = Type.Object({
  /** UUID: the idempotency key. */
  key: Type.String({ minLength: 1 }),
  place: Place,
  voucher: Type.String(),
  name: Type.String(),
  kind: Type.Enum(ACTION_KINDS),
  task: QueueTask,
  /** Of what its user saw; replaced by what the action before it made of the voucher. */
  etag: Type.String(),
  /** In milliseconds since 1970. */
  at: Type.Number(),
  /** It waits for its user's decision, and does not run. */
  halted: Type.Optional(
    Type.Object({
      state: Type.Union([Type.Literal('conflict'), Type.Literal('refused')]),
      problem: Problem,
      now: Type.Optional(Voucher),
    }),
  ),
});
export type QueueRecord = Static<typeof QueueRecord>;

export function placeKey({ source, account }: Place): string {
  return `${source}\n${account}`;
}
