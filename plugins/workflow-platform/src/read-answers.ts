/** The platform's answers as the contract has them: dates are dates, and nothing passes that does not fit. */
import { BizType, Voucher, VoucherEvent, type VoucherPage, WorkflowCounts, WorkflowParty } from '@sealwright/core/api';
import type { Schemas } from '@sealwright/platform/api';
import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { PlatformAnswerOdd } from './line/line-errors.ts';

export function readVoucher(wire: Schemas['Voucher']): Voucher {
  return read('voucher', Voucher, () => {
    // It goes back in a header field.
    if (!isLine(wire.etag, 200)) throw new TypeError('/etag');
    const { id, name, bizType, initiator, source, recipients, state, revision, etag, file, allowedActions } = wire;
    const { createdAt, startAt, endAt, rejectReason } = wire;
    return {
      ...{ id, name, bizType: pair(bizType), initiator: pair(initiator), source, state, revision, etag },
      allowedActions: [...allowedActions],
      createdAt: new Date(createdAt),
      ...(startAt !== undefined && { startAt: new Date(startAt) }),
      ...(endAt !== undefined && { endAt: new Date(endAt) }),
      ...(rejectReason !== undefined && { rejectReason }),
      ...(file && { file: readFile(file) }),
      recipients: recipients.map(({ code, name: company, role, order, state: at, actedAt }) => ({
        ...{ code, name: company, role, order, state: at },
        ...(actedAt !== undefined && { actedAt: new Date(actedAt) }),
      })),
    };
  });
}

function readFile({ fileId, name, size, sha256, sm3 }: Schemas['VoucherFile']) {
  return { id: fileId, name, size, sha256, ...(sm3 !== undefined && { sm3 }) };
}

export function readPage({ items, total }: Schemas['VoucherPage'], pageSize: number): VoucherPage {
  if (!Array.isArray(items) || items.length > pageSize) throw odd('page', '/items');
  if (!Number.isSafeInteger(total) || total < 0) throw odd('page', '/total');
  return { items: items.map(readVoucher), total };
}

export function readCounts({ todo, initiated, signed, cc, draft, pending }: Schemas['Counts']): WorkflowCounts {
  return read('counts', WorkflowCounts, () => ({ todo, initiated, signed, cc, draft, pending }));
}

export function readEvent(wire: Schemas['VoucherEvent']): VoucherEvent {
  return read('event', VoucherEvent, () => {
    const { id, at, type, actor, note } = wire;
    return { id, at: new Date(at), type, ...(actor && { actor: pair(actor) }), ...(note !== undefined && { note }) };
  });
}

export function readBizType(wire: Schemas['BizType']): BizType {
  return read('biz-type', BizType, () => pair(wire));
}

export function readParty(wire: Schemas['Party']): WorkflowParty {
  return read('party', WorkflowParty, () => pair(wire));
}

/** Of an upload, what its client goes by. */
export function readUpload({ id, size, offset, complete }: Schemas['Upload']) {
  if (!isLine(id, 100) || !isCount(size) || !isCount(offset) || offset > size) throw odd('upload', '/');
  return { id, size, offset, complete: complete === true };
}

/** `life`: milliseconds that the refresh token has left. */
export function readSession(wire: Schemas['Session']) {
  const { accessToken: access, refreshToken: refresh, expiresAt, expiresIn, refreshExpiresAt, subject } = wire;
  // When it was answered, by the platform's own clock.
  const given = Date.parse(expiresAt) - expiresIn * 1_000;
  const life = Date.parse(refreshExpiresAt) - given;
  if (!isLine(access, 4_000) || !isLine(refresh, 4_000) || !(life > 0)) throw odd('session', '/');
  return { subject: readParty(subject), access, refresh, life };
}

/** What can stand in a header field (RFC 9110, 5.5): printable ASCII. */
export function isLine(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most && /^[\x20-\x7e]+$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A list of at most `most` items. */
export function readList<W, T>(items: readonly W[], most: number, read: (wire: W) => T): T[] {
  if (!Array.isArray(items) || items.length > most) throw odd('list', `at most ${most} items`);
  return items.map(read);
}

const pair = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name });

/** `take` may throw for what is no object where one is expected. */
function read<T>(place: string, schema: TSchema, take: () => T): T {
  let value: T;
  try {
    value = take();
  } catch (cause) {
    throw odd(place, '/', cause);
  }
  if (Check(schema, value)) return value;
  const [, errors] = Errors(schema, value);
  throw odd(place, errors[0]?.instancePath || '/');
}

function odd(place: string, rule: string, cause?: unknown) {
  return PlatformAnswerOdd({ place, rule }, { cause });
}
