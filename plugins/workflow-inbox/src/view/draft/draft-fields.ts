import type { DraftContent, Localized, RecipientRole, Voucher } from '@sealwright/core/api';
import { fillLocalized } from '@sealwright/ui';
import { dayOf, midnight } from '../lists/voucher-filters.ts';
import { DRAFT_TEXTS } from './draft-texts.ts';

export interface RecipientFields {
  /** Of the row, while the form is open. */
  readonly key: number;
  /** Of the chosen company; empty before. */
  readonly code: string;
  readonly name: string;
  readonly role: RecipientRole;
  readonly order: number;
}

/** What stands in the form of a draft. */
export interface DraftFields {
  readonly name: string;
  readonly bizType: string;
  readonly recipients: readonly RecipientFields[];
  /** '2025-04-14' */
  readonly start: string | undefined;
  /** The last day. */
  readonly end: string | undefined;
}

const LONGEST_NAME = 300;

export function draftFields({ name, bizType, recipients, startAt, endAt }: Voucher): DraftFields {
  return {
    name,
    bizType: bizType.code,
    recipients: recipients.map(({ code, name, role, order }, key) => ({ key, code, name, role, order })),
    start: startAt && dayOf(startAt),
    // A deadline is the end of a day.
    end: endAt && dayOf(new Date(endAt.getTime() - 1)),
  };
}

export function addRecipient(fields: DraftFields): DraftFields {
  const { recipients } = fields;
  const next = (value: (each: RecipientFields) => number) => Math.max(-1, ...recipients.map(value)) + 1;
  const order = Math.max(
    1,
    next((each) => each.order),
  );
  const added = { key: next(({ key }) => key), code: '', name: '', role: 'signer' as const, order };
  return { ...fields, recipients: [...recipients, added] };
}

/** What has to be mended first; a draft that is only kept needs less than one that is sent. */
export function draftProblem(fields: DraftFields, isSent: boolean): Localized | undefined {
  const { name, bizType, recipients, start, end } = fields;
  if (name.trim() === '') return DRAFT_TEXTS.nameMissing;
  if (bizType === '') return DRAFT_TEXTS.bizTypeMissing;
  const missing = recipients.findIndex(({ code }) => code === '');
  if (missing >= 0) return fillLocalized(DRAFT_TEXTS.partyMissing, { row: missing + 1 });
  const twice = recipients.find(({ code }, index) => recipients.findIndex((each) => each.code === code) < index);
  if (twice) return fillLocalized(DRAFT_TEXTS.partyTwice, { name: twice.name });
  if (isSent && recipients.every(({ role }) => role === 'cc')) return DRAFT_TEXTS.nobody;
  if (start !== undefined && end !== undefined && end < start) return DRAFT_TEXTS.endBeforeStart;
  return undefined;
}

export function draftContent({ name, bizType, recipients, start, end }: DraftFields): DraftContent {
  return {
    name: name.trim().slice(0, LONGEST_NAME),
    bizType,
    recipients: recipients.map(({ code, name, role, order }) => ({ code, name, role, order })),
    ...(start !== undefined && { startAt: midnight(start, 0) }),
    ...(end !== undefined && { endAt: midnight(end, 1) }),
  };
}
