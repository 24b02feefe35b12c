/**
 * What a contract platform keeps: vouchers (凭证), contracts on their way from company to company. Shared by the point
 * `workflowSources` and by all that shows or moves vouchers.
 */
import { type Static, Type } from 'typebox';
import { moment } from '../value-schemas.ts';

/** The lists of 我的签署: 待我办理 我发起的 我签署的 抄送我的 我的草稿. */
export const WORKFLOW_TABS = ['todo', 'initiated', 'signed', 'cc', 'draft'] as const;
export type WorkflowTab = (typeof WORKFLOW_TABS)[number];

export const VOUCHER_STATES = [
  'draft',
  'pendingReceive',
  'pendingSign',
  'signing',
  'signed',
  'sent',
  'completed',
  'rejected',
  'withdrawn',
  'expired',
  'voided',
] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

export const VOUCHER_ACTIONS = [
  'receive',
  'sign',
  'restore',
  'send',
  'reject',
  'withdraw',
  'remind',
  'submit',
  'change',
  'delete',
] as const;
export type VoucherAction = (typeof VOUCHER_ACTIONS)[number];

const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]));
const text = (maxLength: number) => Type.String({ maxLength });

/** A company or person, known by a code such as its 统一社会信用代码. */
export const WorkflowParty = Type.Object({ code: text(100), name: text(200) });
export type WorkflowParty = Static<typeof WorkflowParty>;

export const BizType = Type.Object({ code: text(100), name: text(200) });
export type BizType = Static<typeof BizType>;

/** Digests are lower case hexadecimal, sizes are bytes. */
export const VoucherFile = Type.Object({
  id: text(100),
  name: text(255),
  size: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sm3: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
});
export type VoucherFile = Static<typeof VoucherFile>;

export const RecipientRole = oneOf(['signer', 'approver', 'cc'] as const);
export type RecipientRole = Static<typeof RecipientRole>;

/** `waiting`: others come first. `informed`: a copy, nothing to do. */
export const RecipientState = oneOf([
  'waiting',
  'pending',
  'received',
  'signed',
  'sent',
  'rejected',
  'informed',
] as const);
export type RecipientState = Static<typeof RecipientState>;

export const Recipient = Type.Object({
  code: text(100),
  name: text(200),
  role: RecipientRole,
  /** From 1; those of one number act at the same time, lower ones first. */
  order: Type.Integer({ minimum: 1 }),
  state: RecipientState,
  actedAt: Type.Optional(moment()),
});
export type Recipient = Static<typeof Recipient>;

export const Voucher = Type.Object({
  /** 19 digits: more than a JS number holds, always a string. */
  id: text(40),
  name: text(300),
  bizType: BizType,
  initiator: WorkflowParty,
  source: oneOf(['server', 'local'] as const),
  recipients: Type.Array(Recipient),
  state: oneOf(VOUCHER_STATES),
  createdAt: moment(),
  startAt: Type.Optional(moment()),
  /** Deadline; when it passes, the voucher expires. */
  endAt: Type.Optional(moment()),
  /** Counts the changes of the voucher, from 1. */
  revision: Type.Integer({ minimum: 1 }),
  /** Changes with every change of the voucher; an action names the one that its user saw. */
  etag: text(200),
  /** The newest file; missing in a draft without one. */
  file: Type.Optional(VoucherFile),
  /** What the asking party may do now. */
  allowedActions: Type.Array(oneOf(VOUCHER_ACTIONS)),
  rejectReason: Type.Optional(text(2_000)),
});
export type Voucher = Static<typeof Voucher>;

/** What happened to a voucher, oldest first. */
export const VoucherEvent = Type.Object({
  id: text(100),
  at: moment(),
  /** An action in the past, such as `received`, `signed`, `rejected`, `reminded`, `expired`. */
  type: text(100),
  /** Missing where time did it. */
  actor: Type.Optional(WorkflowParty),
  /** A reason or message that somebody wrote. */
  note: Type.Optional(text(2_000)),
});
export type VoucherEvent = Static<typeof VoucherEvent>;

/** A range is half-open: from included, to excluded. */
export const WorkflowQuery = Type.Object({
  tab: oneOf(WORKFLOW_TABS),
  state: Type.Optional(oneOf(VOUCHER_STATES)),
  /** Code or part of the name. */
  bizType: Type.Optional(text(200)),
  /** Part of the name, or the whole number. */
  text: Type.Optional(text(300)),
  /** Part of the initiator's name, or its code. */
  initiator: Type.Optional(text(200)),
  createdFrom: Type.Optional(moment()),
  createdTo: Type.Optional(moment()),
  sort: Type.Optional(oneOf(['createdAt', '-createdAt', 'name', '-name', 'endAt', '-endAt'] as const)),
  /** From 1. */
  page: Type.Integer({ minimum: 1 }),
  pageSize: Type.Integer({ minimum: 1, maximum: 100 }),
});
export type WorkflowQuery = Static<typeof WorkflowQuery>;

/** What waits to be received (`pending`), and what was received (`history`). */
export const InboxQuery = Type.Object({
  list: oneOf(['pending', 'history'] as const),
  bizType: Type.Optional(text(200)),
  text: Type.Optional(text(300)),
  createdFrom: Type.Optional(moment()),
  createdTo: Type.Optional(moment()),
  page: Type.Integer({ minimum: 1 }),
  pageSize: Type.Integer({ minimum: 1, maximum: 100 }),
});
export type InboxQuery = Static<typeof InboxQuery>;

export const VoucherPage = Type.Object({
  items: Type.Array(Voucher),
  total: Type.Integer({ minimum: 0 }),
});
export type VoucherPage = Static<typeof VoucherPage>;

/** How many vouchers each tab holds, and how many wait to be received: the badges. */
export const WorkflowCounts = Type.Object({
  todo: Type.Integer({ minimum: 0 }),
  initiated: Type.Integer({ minimum: 0 }),
  signed: Type.Integer({ minimum: 0 }),
  cc: Type.Integer({ minimum: 0 }),
  draft: Type.Integer({ minimum: 0 }),
  pending: Type.Integer({ minimum: 0 }),
});
export type WorkflowCounts = Static<typeof WorkflowCounts>;

/** What a user writes of a contract to be sent. */
export const DraftContent = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  bizType: Type.String({ minLength: 1, maxLength: 100 }),
  recipients: Type.Array(Type.Pick(Recipient, ['code', 'name', 'role', 'order']), { maxItems: 100 }),
  startAt: Type.Optional(moment()),
  endAt: Type.Optional(moment()),
});
export type DraftContent = Static<typeof DraftContent>;

/** What a signed revision adds, told to the platform beside the file. */
export const SignatureMark = Type.Object({
  fieldName: text(300),
  certSerial: text(200),
  sealId: Type.Optional(text(300)),
  mode: Type.Optional(text(100)),
  pages: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 10_000 })),
});
export type SignatureMark = Static<typeof SignatureMark>;

/** An action without a file, as data: it can be kept in a queue. */
export const VoucherAct = Type.Union([
  Type.Object({ kind: Type.Literal('receive') }),
  Type.Object({ kind: Type.Literal('restore') }),
  Type.Object({ kind: Type.Literal('send'), message: Type.Optional(text(500)) }),
  Type.Object({ kind: Type.Literal('reject'), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  Type.Object({ kind: Type.Literal('withdraw'), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  Type.Object({ kind: Type.Literal('remind') }),
  Type.Object({ kind: Type.Literal('submit') }),
  Type.Object({ kind: Type.Literal('delete') }),
]);
export type VoucherAct = Static<typeof VoucherAct>;
