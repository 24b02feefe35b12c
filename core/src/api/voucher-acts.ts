/** What becomes of a voucher, for sources that keep vouchers themselves. Pure: the next voucher, and what happened. */
import { WorkflowConflict, WorkflowExpired, WorkflowRefused } from './points/workflow-errors.ts';
import type { BizType, DraftContent, Recipient, VoucherAct, WorkflowParty } from './points/workflow-vouchers.ts';
import { isVoucherRunning } from './voucher-course.ts';
import { demandVoucherAction, type KeptFile, type KeptVoucher, voucherCourse, voucherEtag } from './voucher-rules.ts';
import { type CourseStep, draftFault, draftGap, expireVoucher } from './voucher-steps.ts';

export interface VoucherStep {
  /** Missing where the voucher is deleted. */
  readonly voucher?: KeptVoucher;
  /** As in `VoucherEvent.type`. */
  readonly type: string;
  readonly note?: string;
}

type Party = Pick<WorkflowParty, 'code'>;

/** Throws `workflow.conflict` unless the voucher is still as its user saw it. */
export function demandSeenVoucher(voucher: KeptVoucher, etag: string): void {
  if (voucherEtag(voucher) !== etag) throw WorkflowConflict({ voucher: voucher.id });
}

/** A draft, in its first revision. `workflow.refused` with code `biz-type-unknown` or `bad-request`. */
export function draftedVoucher(
  { id, initiator, file, at }: { id: string; initiator: WorkflowParty; file: KeptFile; at: Date },
  content: DraftContent,
  bizTypes: readonly BizType[],
): KeptVoucher {
  const { code, name } = initiator;
  return {
    ...{ id, initiator: { code, name }, phase: 'draft', createdAt: at, revision: 1, files: [file] },
    ...written(content, bizTypes),
  };
}

/** Errors of `demandVoucherAction` and of `draftedVoucher`. */
export function changedDraft(
  voucher: KeptVoucher,
  party: Party,
  content: DraftContent,
  bizTypes: readonly BizType[],
): VoucherStep {
  const { row } = demandVoucherAction(voucher, party.code, 'change');
  const { revision } = voucher;
  return { voucher: { ...voucher, revision: revision + 1, ...written(content, bizTypes) }, type: row.event };
}

/** A signed revision that was looked at and found in order. */
export function signedVoucher(voucher: KeptVoucher, party: Party, file: KeptFile, at: Date): VoucherStep {
  const step = demandVoucherAction(voucher, party.code, 'sign');
  const signed = moved(voucher, step, party, at);
  return { voucher: { ...signed, files: [...voucher.files, file] }, type: step.row.event };
}

/** Errors of `demandVoucherAction`; `workflow.refused` with code `draft-incomplete`. */
export function actedVoucher(voucher: KeptVoucher, party: Party, act: VoucherAct, at: Date): VoucherStep {
  const step = demandVoucherAction(voucher, party.code, act.kind);
  const type = step.row.event;
  const next = moved(voucher, step, party, at);
  switch (act.kind) {
    case 'submit': {
      const gap = draftGap(voucherCourse(voucher), voucher.files.length > 0);
      if (gap !== undefined) throw WorkflowRefused({ code: 'draft-incomplete', reason: `草稿还不完整 (${gap})` });
      if (voucher.endAt && voucher.endAt <= at) throw WorkflowExpired({});
      return { voucher: next, type };
    }
    case 'restore':
      return { voucher: { ...next, files: voucher.files.slice(0, 1 + step.course.authors.length) }, type };
    case 'send':
      return { voucher: next, type, ...(act.message !== undefined && { note: act.message }) };
    case 'reject':
      return { voucher: { ...next, rejectReason: act.reason }, type, note: act.reason };
    case 'withdraw':
      return { voucher: next, type, note: act.reason };
    case 'delete':
      return { type };
    default:
      return { voucher: next, type };
  }
}

/** Time works on vouchers, too: the voucher as it is at this moment. */
export function agedVoucher(voucher: KeptVoucher, at: Date): KeptVoucher {
  const step = voucher.endAt && voucher.endAt <= at ? expireVoucher(voucherCourse(voucher)) : undefined;
  return step ? moved(voucher, step, undefined, at) : voucher;
}

/** The voucher with what a step made of its course; its files are for the caller. */
function moved(voucher: KeptVoucher, { course, row }: CourseStep<Recipient>, party: Party | undefined, at: Date) {
  const before = new Map(voucher.recipients.map(({ code, state }) => [code, state]));
  const recipients = course.recipients.map((recipient) =>
    recipient.code === party?.code && before.get(recipient.code) !== recipient.state
      ? { ...recipient, actedAt: at }
      : recipient,
  );
  const revision = row.to === 'same' ? voucher.revision : voucher.revision + 1;
  return { ...voucher, recipients, revision, phase: phaseOf(course) } satisfies KeptVoucher;
}

const PHASES = ['draft', 'completed', 'rejected', 'withdrawn', 'expired'] as const;

function phaseOf(course: CourseStep['course']): KeptVoucher['phase'] {
  return isVoucherRunning(course) ? 'running' : (PHASES.find((phase) => phase === course.state) ?? 'running');
}

function written(content: DraftContent, bizTypes: readonly BizType[]) {
  const { name, bizType, recipients, startAt, endAt } = content;
  const type = bizTypes.find(({ code }) => code === bizType);
  if (!type)
    throw WorkflowRefused({ code: 'biz-type-unknown', reason: `没有业务类型 ${bizType} (no such business type)` });
  const fault = draftFault(content);
  if (fault !== undefined) throw WorkflowRefused({ code: 'bad-request', reason: fault });
  const waiting = recipients.map(({ code, name: called, role, order }): Recipient => {
    return { code, name: called, role, order, state: 'waiting' };
  });
  return { name, bizType: type, recipients: waiting, startAt, endAt };
}
