/**
 * Between the two halves of 我的签署. Vouchers are shown as the platform has them, with what this computer knows beside it:
 * what waits to be sent to the platform, which files are here, which documents are open.
 */
import {
  BizType,
  bytes,
  DraftContent,
  defineRpc,
  InboxQuery,
  moment,
  OpenDocument,
  Voucher,
  VoucherAct,
  VoucherEvent,
  WorkflowCounts,
  WorkflowParty,
  WorkflowQuery,
} from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { BatchOrder, BatchOutcome, BatchProgress } from './common-batch.ts';
import { ActionOutcome, Problem, QueuedAction } from './common-queued-action.ts';

const id = Type.String({ minLength: 1, maxLength: 200 });
const path = Type.String({ minLength: 1, maxLength: 32_768 });
const etag = Type.String({ maxLength: 200 });
const ids = Type.Array(id, { minItems: 1, maxItems: 1_000 });

/** Where contracts come from: a platform, a watched folder. */
export const InboxSource = Type.Object({
  id,
  title: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  entry: Type.Union([Type.Literal('key'), Type.Literal('none')]),
  /** Why it leads nowhere: no licence, no address, no folder. */
  problem: Type.Optional(Problem),
});
export type InboxSource = Static<typeof InboxSource>;

/** A file on its way. */
export const Transfer = Type.Object({
  voucher: id,
  name: Type.String(),
  direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  /** In bytes. */
  done: Type.Integer({ minimum: 0 }),
  size: Type.Integer({ minimum: 0 }),
});
export type Transfer = Static<typeof Transfer>;

export const InboxState = Type.Object({
  sources: Type.Array(InboxSource),
  /** The one that is shown; missing where there is none. */
  source: Type.Optional(id),
  /**
   * `none`: no source leads anywhere (its `problem` says why); only local vouchers are there. `entry`: the user has to
   * prove who they are. `in`: the lists can be read.
   */
  stage: Type.Union([Type.Literal('none'), Type.Literal('entry'), Type.Literal('in')]),
  account: Type.Optional(WorkflowParty),
  /** Why the platform was not reached last; missing while all is well. Work goes on by itself. */
  offline: Type.Optional(Problem),
  /** With local vouchers under `todo`; missing before they were read. */
  counts: Type.Optional(WorkflowCounts),
  /** What has not reached the platform yet, or was refused; the oldest first, at most 200 of `waiting` and `refused`. */
  actions: Type.Array(QueuedAction),
  /** How many are not decided yet. */
  waiting: Type.Integer({ minimum: 0 }),
  transfers: Type.Array(Transfer),
  /** Changes whenever lists may be different: read them again. */
  version: Type.Integer({ minimum: 0 }),
});
export type InboxState = Static<typeof InboxState>;

export const VoucherRow = Type.Object({
  voucher: Voucher,
  /** What is queued on it, oldest first. Where there is something, the state is the one before it. */
  actions: Type.Array(QueuedAction),
  /** Whether its file is on this computer. */
  isHere: Type.Boolean(),
  /** The open document that shows it. */
  document: Type.Optional(id),
});
export type VoucherRow = Static<typeof VoucherRow>;

export const VoucherRows = Type.Object({
  items: Type.Array(VoucherRow),
  total: Type.Integer({ minimum: 0 }),
  asOf: moment(),
  /** Why these are the ones that were known at `asOf` and not the newest. */
  stale: Type.Optional(Problem),
});
export type VoucherRows = Static<typeof VoucherRows>;

/** A plugged key that can enter. */
export const EntryKey = Type.Object({ ref: id, holder: Type.String(), device: InboxSource.properties.title });
export type EntryKey = Static<typeof EntryKey>;

/** What a batch can be signed with. */
export const BatchMeans = Type.Object({
  /** The key that is most likely wanted comes first. */
  keys: Type.Array(EntryKey),
  /** `keys`: refs of those that may use the seal. */
  seals: Type.Array(Type.Object({ id, name: Type.String(), keys: Type.Array(id) })),
  /** Names. */
  templates: Type.Array(Type.String()),
});
export type BatchMeans = Static<typeof BatchMeans>;

export const ReceiveProgress = Type.Object({
  /** Files that are here, or were given up. */
  done: Type.Integer({ minimum: 0 }),
  of: Type.Integer({ minimum: 0 }),
});
export type ReceiveProgress = Static<typeof ReceiveProgress>;

/** `waiting`: without a network; received by itself as soon as there is one. */
export const ReceiveReport = Type.Object({
  received: Type.Integer({ minimum: 0 }),
  waiting: Type.Integer({ minimum: 0 }),
  failed: Type.Array(Type.Object({ voucher: id, name: Type.String(), problem: Problem })),
});
export type ReceiveReport = Static<typeof ReceiveReport>;

/** What became of one voucher of `actMany`. */
export const ManyOutcome = Type.Object({
  voucher: id,
  name: Type.String(),
  result: Type.Optional(ActionOutcome),
  /** Instead of `result`: what the platform refused. */
  problem: Type.Optional(Problem),
});
export type ManyOutcome = Static<typeof ManyOutcome>;

/** An open document that belongs to a voucher. */
export const VoucherDocument = Type.Object({
  /** `OpenDocument.id`. */
  document: id,
  row: VoucherRow,
  /** It holds signatures that were not handed in, such as after the platform refused them; see `handIn`. */
  hasUnsubmitted: Type.Boolean(),
  /** It can go back to how it was before it was signed: 还原. */
  canRestore: Type.Boolean(),
  /** What may be done with it right now, as buttons of the document's page. */
  canSend: Type.Boolean(),
});
export type VoucherDocument = Static<typeof VoucherDocument>;

/** For the notices of the desktop: what another company did, or time. */
export const InboxNotice = Type.Object({
  id,
  kind: Type.Union([
    Type.Literal('arrived'),
    Type.Literal('signed'),
    Type.Literal('completed'),
    Type.Literal('rejected'),
    Type.Literal('withdrawn'),
    Type.Literal('reminded'),
    Type.Literal('due'),
    Type.Literal('expired'),
    Type.Literal('conflict'),
    Type.Literal('refused'),
  ]),
  /** Id and name of the voucher. */
  voucher: id,
  name: Type.String(),
  /** Who did it, where that is known. */
  actor: Type.Optional(Type.String()),
});
export type InboxNotice = Static<typeof InboxNotice>;

/** Of the pending list: all that fit. */
export const ReceiveFilter = Type.Omit(InboxQuery, ['list', 'page', 'pageSize']);
export type ReceiveFilter = Static<typeof ReceiveFilter>;

export const inboxRpc = defineRpc('workflow-inbox', {
  /** Reports at once and after changes, at most ten times a second, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: InboxState },
  /** Reports what others did, from now on, until it is aborted. */
  notices: { params: Type.Tuple([]), result: Type.Void(), progress: InboxNotice },
  /** Reports the open documents that belong to vouchers, at once and after changes, until it is aborted. */
  documents: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(VoucherDocument) },
  /** Shows another source, by its id. */
  choose: { params: Type.Tuple([id]), result: Type.Void() },

  /** Plugged keys that could enter. One: `enter` with it at once. */
  keys: { params: Type.Tuple([]), result: Type.Array(EntryKey), deadline: 30_000 },
  /** 设备验证: asks for the PIN of a key, by its ref, and proves to the platform who its holder is. */
  enter: { params: Type.Tuple([id]), result: WorkflowParty },
  leave: { params: Type.Tuple([]), result: Type.Void() },
  /** Asks for the counts anew, and tries at once what waits for a network. */
  refresh: { params: Type.Tuple([]), result: Type.Void() },

  /** Local vouchers stand first in `todo`. Without a network: what was known last. */
  list: { params: Type.Tuple([WorkflowQuery]), result: VoucherRows, isRepeatable: true },
  /** 凭证接收: what waits, and what was received. */
  inbox: { params: Type.Tuple([InboxQuery]), result: VoucherRows, isRepeatable: true },
  /** A voucher with its history, oldest first. */
  details: {
    params: Type.Tuple([id]),
    result: Type.Object({ row: VoucherRow, events: Type.Array(VoucherEvent) }),
    isRepeatable: true,
  },
  bizTypes: { params: Type.Tuple([]), result: Type.Array(BizType), isRepeatable: true },
  parties: {
    params: Type.Tuple([Type.String({ maxLength: 200 })]),
    result: Type.Array(WorkflowParty),
    isRepeatable: true,
  },

  /**
   * Does something with a voucher, upon the state with this etag: 发送, 拒签, 撤回, 催办, 还原, submits or deletes a draft,
   * deletes a local voucher. Rejects with what the platform refused (`workflow.not-signed`, `workflow.transition-invalid`);
   * without a network it is kept and done later: the outcome says which. 接收 is `receive`.
   */
  act: { params: Type.Tuple([id, VoucherAct, etag]), result: ActionOutcome },
  /** The same with many, each upon its own state; one that is refused stops no other. Reports each as it is decided. */
  actMany: {
    params: Type.Tuple([Type.Array(Type.Object({ id, etag }), { minItems: 1, maxItems: 1_000 }), VoucherAct]),
    result: Type.Array(ManyOutcome),
    progress: ManyOutcome,
  },
  /** Receives these: the platform is told, the files are fetched and checked. */
  receive: { params: Type.Tuple([ids]), result: ReceiveReport, progress: ReceiveProgress },
  /** 全部接收: all that wait and fit, also those on other pages. */
  receiveAll: { params: Type.Tuple([ReceiveFilter]), result: ReceiveReport, progress: ReceiveProgress },
  /** After a conflict: `redo` does it upon the state that is shown now, `drop` forgets it. By the action's key. */
  settle: { params: Type.Tuple([id, Type.Union([Type.Literal('redo'), Type.Literal('drop')])]), result: Type.Void() },

  /** Opens a voucher's file as a document, which the window shows like any other; fetches it first where it is not here. */
  open: { params: Type.Tuple([id]), result: OpenDocument, progress: Transfer },
  /** Hands in what an open document, by its id, holds of signatures: done by itself after signing, again after a refusal. */
  handIn: { params: Type.Tuple([id]), result: ActionOutcome },
  /** 还原 of a document: takes the newest signature back, here and on the platform as long as it was not sent. */
  restore: { params: Type.Tuple([id]), result: ActionOutcome },
  /** Writes the voucher's file to a path of the user's choice. */
  saveCopy: { params: Type.Tuple([id, path, Type.Object({ overwrite: Type.Boolean() })]), result: Type.Void() },

  /** 导入本地文件: a file becomes a voucher of this computer; the file itself stays where it is. */
  importFile: { params: Type.Tuple([path]), result: VoucherRow },
  /** The same with bytes that have no path, in parts, the last one with `isLast`; only that one has a result. */
  upload: {
    params: Type.Tuple([
      Type.Object({ upload: id, name: Type.String({ minLength: 1, maxLength: 255 }), isLast: Type.Boolean() }),
      bytes(4_000_000),
    ]),
    result: Type.Union([VoucherRow, Type.Null()]),
  },
  /**
   * 发送 of a local voucher: makes a draft of it on the platform, with its recipients, and submits it where `submit`; else
   * it stands in 我的草稿. The local voucher goes away when the platform has it.
   */
  sendLocal: {
    params: Type.Tuple([id, DraftContent, Type.Object({ submit: Type.Boolean() })]),
    result: ActionOutcome,
    progress: Transfer,
  },
  changeDraft: { params: Type.Tuple([id, DraftContent, etag]), result: Voucher },

  /** Signs many with one PIN, and hands each in; see `BatchOrder`. */
  batch: {
    params: Type.Tuple([BatchOrder]),
    result: Type.Array(BatchOutcome),
    progress: BatchProgress,
  },
  batchMeans: { params: Type.Tuple([]), result: BatchMeans, deadline: 30_000 },
});
