/**
 * Contracts on their way, for sources that keep vouchers themselves. Pure: a voucher is a value, the same for everybody, and
 * `shownVoucher` is what one party sees. What may be done with one is told by `voucher-table.ts`.
 */
import {
  WorkflowExpired,
  WorkflowNotRecipient,
  WorkflowNotSigned,
  WorkflowTransitionInvalid,
  WorkflowVoucherUnknown,
} from './points/workflow-errors.ts';
import type {
  BizType,
  Recipient,
  Voucher,
  VoucherAction,
  VoucherFile,
  WorkflowParty,
} from './points/workflow-vouchers.ts';
import { shownVoucherState, type VoucherCourse, voucherOverview, voucherRolesOf } from './voucher-course.ts';
import { type CourseStep, courseActions, stepVoucher } from './voucher-steps.ts';

/** A file of a voucher, and the code of the party that handed it in. */
export type KeptFile = VoucherFile & { readonly by: string };

/** A voucher as its keeper has it. */
export interface KeptVoucher {
  readonly id: string;
  readonly name: string;
  readonly bizType: BizType;
  readonly initiator: WorkflowParty;
  readonly recipients: readonly Recipient[];
  /** What does not follow from the recipients. */
  readonly phase: 'draft' | 'running' | 'completed' | 'rejected' | 'withdrawn' | 'expired';
  readonly createdAt: Date;
  readonly startAt?: Date | undefined;
  readonly endAt?: Date | undefined;
  /** Counts its changes, from 1. */
  readonly revision: number;
  /** The oldest first; each begins with the bytes of the one before. */
  readonly files: readonly KeptFile[];
  readonly rejectReason?: string | undefined;
}

export function voucherEtag({ id, revision }: Pick<KeptVoucher, 'id' | 'revision'>): string {
  return `"${id}-${revision}"`;
}

/** All of it that the rules go by. */
export function voucherCourse({ phase, initiator, recipients, files }: KeptVoucher): VoucherCourse<Recipient> {
  const state = phase === 'running' ? voucherOverview(recipients) : phase;
  return { state, initiator: initiator.code, recipients, authors: files.slice(1).map(({ by }) => by) };
}

export function allowedVoucherActions(voucher: KeptVoucher, party: string): VoucherAction[] {
  return courseActions(voucherCourse(voucher), party);
}

/**
 * The step of the voucher table that the action is. Throws what a source answers where it is not allowed now:
 * `workflow.voucher-unknown`, `workflow.not-recipient`, `workflow.not-signed`, `workflow.expired`,
 * `workflow.transition-invalid`.
 */
export function demandVoucherAction(voucher: KeptVoucher, party: string, action: VoucherAction): CourseStep<Recipient> {
  const step = stepVoucher(voucherCourse(voucher), action, party);
  if (!('refusal' in step)) return step;
  const { refusal, state, allowedActions } = step;
  switch (refusal) {
    case 'not-found':
      throw WorkflowVoucherUnknown({ voucher: voucher.id });
    case 'not-recipient':
      throw WorkflowNotRecipient({});
    case 'not-signed':
      throw WorkflowNotSigned({});
    case 'expired':
      throw WorkflowExpired({});
    case 'invalid-transition':
      throw WorkflowTransitionInvalid({ state, allowedActions });
  }
}

/** A draft is its initiator's; others see a voucher from when it is their turn on, or as a copy. */
export function isVoucherVisible(voucher: KeptVoucher, party: string): boolean {
  return voucherRolesOf(voucherCourse(voucher), party).length > 0;
}

export function shownVoucher(voucher: KeptVoucher, party: string): Voucher {
  const { id, name, bizType, initiator, recipients, createdAt, startAt, endAt, revision, rejectReason } = voucher;
  const newest = voucher.files.at(-1);
  return {
    ...{ id, name, bizType, initiator, createdAt, revision, source: 'server' },
    ...(startAt && { startAt }),
    ...(endAt && { endAt }),
    ...(rejectReason !== undefined && { rejectReason }),
    ...(newest && { file: fileOf(newest) }),
    recipients: recipients.map((recipient) => ({ ...recipient })),
    state: shownVoucherState(voucherCourse(voucher), party),
    etag: voucherEtag(voucher),
    allowedActions: allowedVoucherActions(voucher, party),
  };
}

function fileOf({ id, name, size, sha256, sm3 }: KeptFile): VoucherFile {
  return { id, name, size, sha256, ...(sm3 !== undefined && { sm3 }) };
}
