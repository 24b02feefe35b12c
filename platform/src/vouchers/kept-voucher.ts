/** A voucher as the database keeps it, and as one party is shown it. */
import {
  courseActions,
  isVoucherRunning,
  type RecipientRole,
  type RecipientState,
  shownVoucherState,
  type VoucherCourse,
  type VoucherState,
  voucherEtag,
} from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';

export interface KeptFile {
  readonly id: string;
  readonly seq: number;
  readonly name: string;
  readonly size: number;
  /** Lower case hexadecimal, both. */
  readonly sha256: string;
  readonly sm3: string | null;
  readonly mediaType: string;
  readonly author: string;
}

export interface KeptRecipient {
  readonly code: string;
  readonly name: string;
  readonly role: RecipientRole;
  readonly order: number;
  readonly state: RecipientState;
  readonly actedAt: string | null;
}

export interface KeptVoucher {
  readonly id: string;
  readonly name: string;
  readonly bizType: Schemas['BizType'];
  readonly initiator: Schemas['Party'];
  readonly source: 'server' | 'local';
  readonly state: VoucherState;
  readonly createdAt: string;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly revision: number;
  readonly rejectReason: string | null;
  readonly eventCount: number;
  /** Lower case hexadecimal. */
  readonly headHash: string | null;
  readonly recipients: readonly KeptRecipient[];
  /** Those that count, the newest last. */
  readonly files: readonly KeptFile[];
}

/** SQL: a `KeptVoucher` of the row `v` of `vouchers`. */
export const KEPT_VOUCHER = `json_build_object(
  'id', v.id::text, 'name', v.name,
  'bizType', json_build_object('code', v.biz_code, 'name', v.biz_name),
  'initiator', json_build_object('code', v.initiator, 'name', v.initiator_name),
  'source', v.source, 'state', v.state, 'createdAt', v.created_at, 'startAt', v.start_at, 'endAt', v.end_at,
  'revision', v.revision, 'rejectReason', v.reject_reason, 'eventCount', v.event_count,
  'headHash', encode(v.head_hash, 'hex'),
  'recipients', (select coalesce(json_agg(json_build_object('code', r.party, 'name', r.name, 'role', r.role,
      'order', r.turn, 'state', r.state, 'actedAt', r.acted_at) order by r.position), '[]')
    from recipients r where r.voucher = v.id),
  'files', (select coalesce(json_agg(json_build_object('id', f.id::text, 'seq', f.seq, 'name', f.name, 'size', f.size,
      'sha256', encode(f.sha256, 'hex'), 'sm3', encode(f.sm3, 'hex'), 'mediaType', f.media_type, 'author', f.author)
      order by f.seq), '[]')
    from voucher_files f where f.voucher = v.id and f.dropped_at is null))`;

const MOST = 2n ** 63n - 1n;

/** Whether it can be the id of a voucher at all: other texts name none. */
export const isVoucherId = (id: string) => /^[1-9][0-9]{18}$/.test(id) && BigInt(id) <= MOST;

export async function readVoucher(tx: Transaction, id: string): Promise<KeptVoucher | undefined> {
  if (!isVoucherId(id)) return undefined;
  const [row] = await tx.query<{ kept: KeptVoucher }>(
    `select ${KEPT_VOUCHER} as kept from vouchers v where v.id = $1 and v.deleted_at is null`,
    [id],
  );
  return row?.kept;
}

/** As `readVoucher`; nobody else changes it until the transaction ends. */
export async function lockVoucher(tx: Transaction, id: string): Promise<KeptVoucher | undefined> {
  if (!isVoucherId(id)) return undefined;
  // Apart: a statement that waited for the lock would still see the recipients of before.
  const rows = await tx.query('select from vouchers where id = $1 and deleted_at is null for update', [id]);
  return rows.length > 0 ? readVoucher(tx, id) : undefined;
}

export const courseOf = ({ state, initiator, recipients, files }: KeptVoucher): VoucherCourse => ({
  state,
  initiator: initiator.code,
  recipients,
  authors: files.slice(1).map(({ author }) => author),
});

export const newestFile = ({ files }: KeptVoucher) => files.at(-1);

/** Whether its deadline has passed before anybody wrote that down. */
export const isOverdue = (kept: KeptVoucher, now: Date) =>
  isVoucherRunning(kept) && kept.endAt !== null && Date.parse(kept.endAt) <= now.getTime();

const moment = (text: string | null) => (text === null ? undefined : new Date(text).toISOString());

/** What `party` is shown. */
export function shownVoucher(kept: KeptVoucher, party: string, now: Date): Schemas['Voucher'] {
  const course = courseOf(kept);
  const file = newestFile(kept);
  const startAt = moment(kept.startAt);
  const endAt = moment(kept.endAt);
  return {
    id: kept.id,
    no: kept.id,
    name: kept.name,
    bizType: kept.bizType,
    initiator: kept.initiator,
    source: kept.source,
    recipients: kept.recipients.map(({ actedAt, ...recipient }) => {
      const at = moment(actedAt);
      return at ? { ...recipient, actedAt: at } : recipient;
    }),
    createdAt: new Date(kept.createdAt).toISOString(),
    ...(startAt ? { startAt } : {}),
    ...(endAt ? { endAt } : {}),
    state: shownVoucherState(course, party),
    revision: kept.revision,
    etag: voucherEtag(kept),
    ...(file ? { file: shownFile(file) } : {}),
    allowedActions: isOverdue(kept, now) ? [] : courseActions(course, party),
    ...(kept.rejectReason === null ? {} : { rejectReason: kept.rejectReason }),
  };
}

const shownFile = ({ id, name, size, sha256, sm3, mediaType }: KeptFile): Schemas['VoucherFile'] => ({
  fileId: id,
  name,
  size,
  sha256,
  ...(sm3 ? { sm3 } : {}),
  mediaType,
});
