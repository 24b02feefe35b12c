/** What a user did with a voucher and the platform has not answered for good, as views see it. */
import { Localized, Voucher } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** A typed error as data. */
export const Problem = Type.Object({
  code: Type.String(),
  data: Type.Unsafe<Record<string, string | number | boolean | null | (string | number)[]>>(Type.Object({})),
  sentence: Localized,
});
export type Problem = Static<typeof Problem>;

export const ACTION_KINDS = [
  'receive',
  'restore',
  'send',
  'reject',
  'withdraw',
  'remind',
  'submit',
  'delete',
  'sign',
  'create',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const ActionState = Type.Union([
  /** Its turn comes. */
  Type.Literal('queued'),
  Type.Literal('running'),
  /** Without a network, or the platform is busy: tried again by itself; `problem` says why. */
  Type.Literal('waiting'),
  /** Until the user enters again. */
  Type.Literal('entry'),
  /** The voucher was changed by others: `now` is how it is; the user decides, see `settle`. */
  Type.Literal('conflict'),
  /** The platform said no: `problem`. What was behind it on this voucher is refused with it. `settle` puts it away. */
  Type.Literal('refused'),
]);
export type ActionState = Static<typeof ActionState>;

export const QueuedAction = Type.Object({
  /** UUID: the idempotency key. */
  key: Type.String(),
  voucher: Type.String(),
  /** Name of the voucher. */
  name: Type.String(),
  kind: Type.Enum(ACTION_KINDS),
  /** When the user did it, in milliseconds since 1970. */
  at: Type.Number(),
  state: ActionState,
  problem: Type.Optional(Problem),
  now: Type.Optional(Voucher),
});
export type QueuedAction = Static<typeof QueuedAction>;

/** What came of it so far. */
export const ActionOutcome = Type.Union([
  /** The voucher as it is now. */
  Type.Object({ outcome: Type.Literal('done'), voucher: Voucher }),
  /** Kept, and done later by itself; `state` and `problem` say what it waits for. */
  Type.Object({ outcome: Type.Literal('kept'), action: QueuedAction }),
  /** See `QueuedAction.now`. */
  Type.Object({ outcome: Type.Literal('conflict'), action: QueuedAction }),
]);
export type ActionOutcome = Static<typeof ActionOutcome>;
