/** The lists of 我的签署 and of 凭证接收. Each is one statement that reads `voucher_entries` in the order of an index. */
import type { InboxQuery, WorkflowCounts, WorkflowTab } from '@sealwright/core/api';
import type { operations, Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';
import { KEPT_VOUCHER, type KeptVoucher, shownVoucher } from './kept-voucher.ts';

type Given<T> = { [K in keyof T]?: T[K] | undefined };
/** As `GET /vouchers` takes it. */
export type ListQuery = { tab: WorkflowTab } & Given<operations['listVouchers']['parameters']['query']>;
/** As `GET /inbox` and `GET /inbox/history` take it. */
export type InboxListQuery = Pick<InboxQuery, 'list'> & Given<operations['listInbox']['parameters']['query']>;
/** Which of those that wait to be received. */
export type InboxFilter = Given<Schemas['InboxFilter']>;

const ORDERS = {
  createdAt: 'created_at, voucher',
  '-createdAt': 'created_at desc, voucher desc',
  name: 'name, voucher',
  '-name': 'name desc, voucher desc',
  endAt: 'end_at nulls last, voucher',
  '-endAt': 'end_at desc nulls last, voucher desc',
} as const;

/** Conditions of a statement, and its parameters. */
class Conditions {
  readonly parameters: unknown[] = [];
  readonly #parts: string[] = [];

  /** `?` in the condition stands for the value; without one the condition is left out. */
  add(condition: string, value: unknown): this {
    if (value === undefined || value === '') return this;
    this.parameters.push(value);
    this.#parts.push(condition.replaceAll('?', `$${this.parameters.length}`));
    return this;
  }

  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  toString(): string {
    return this.#parts.join(' and ');
  }
}

/** A pattern of `like` for texts that hold `part`, whatever characters it has. */
export const holding = (part: string) => `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;

function narrowed(party: string, { bizType, q, createdFrom, createdTo }: InboxFilter): Conditions {
  const conditions = new Conditions().add('party = ?', party);
  conditions.add('created_at >= ?::timestamptz', createdFrom).add('created_at < ?::timestamptz', createdTo);
  if (bizType) {
    const code = conditions.parameter(bizType);
    conditions.add(`(biz_code = ${code} or biz_name ilike ?)`, holding(bizType));
  }
  if (q) {
    const number = conditions.parameter(q.trim());
    conditions.add(`(name ilike ? or voucher::text = ${number})`, holding(q.trim()));
  }
  return conditions;
}

export function listVouchers(
  tx: Transaction,
  party: string,
  query: ListQuery,
  now: Date,
): Promise<Schemas['VoucherPage']> {
  const conditions = narrowed(party, query).add('state = ?', query.state);
  if (query.initiator) {
    const code = conditions.parameter(query.initiator);
    conditions.add(`(initiator = ${code} or initiator_name ilike ?)`, holding(query.initiator));
  }
  return pageOf(tx, party, query.tab, conditions, query, now);
}

export const listInbox = (tx: Transaction, party: string, query: InboxListQuery, now: Date) =>
  pageOf(tx, party, query.list, narrowed(party, query), query, now);

async function pageOf(
  tx: Transaction,
  party: string,
  list: WorkflowTab | InboxQuery['list'],
  conditions: Conditions,
  query: {
    readonly page?: number | undefined;
    readonly pageSize?: number | undefined;
    readonly sort?: ListQuery['sort'];
  },
  now: Date,
): Promise<Schemas['VoucherPage']> {
  const { page = 1, pageSize = 10, sort = '-createdAt' } = query;
  const from = `from voucher_entries where ${conditions} and ${list}`;
  const limit = conditions.parameter(pageSize);
  const offset = conditions.parameter(String(BigInt(page - 1) * BigInt(pageSize)));
  const [row] = await tx.query<{ total: number; items: readonly KeptVoucher[] }>(
    `with found as (
       select voucher, row_number() over (order by ${ORDERS[sort]}) as place ${from}
       order by ${ORDERS[sort]} limit ${limit}::int offset ${offset}::bigint)
     select (select count(*)::int ${from}) as total,
       (select coalesce(json_agg(${KEPT_VOUCHER} order by found.place), '[]')
        from found join vouchers v on v.id = found.voucher) as items`,
    conditions.parameters,
  );
  const { total, items } = row as { total: number; items: readonly KeptVoucher[] };
  return { items: items.map((kept) => shownVoucher(kept, party, now)), total, page, pageSize, asOf: now.toISOString() };
}

/** Ids of what waited to be received at `asOf`, oldest first. */
export async function waitingIds(
  tx: Transaction,
  party: string,
  filter: InboxFilter,
  asOf: Date,
  limit: number,
): Promise<readonly string[]> {
  const conditions = narrowed(party, filter).add('arrived_at <= ?', asOf);
  const most = conditions.parameter(limit);
  const rows = await tx.query<{ voucher: string }>(
    `select voucher from voucher_entries where ${conditions} and pending order by created_at, voucher limit ${most}::int`,
    conditions.parameters,
  );
  return rows.map(({ voucher }) => voucher);
}

const COUNTED = ['todo', 'initiated', 'signed', 'cc', 'draft', 'pending'] as const;
const COUNTS = COUNTED.map(
  (list) => `(select count(*)::int from voucher_entries where party = $1 and ${list}) as ${list}`,
).join(', ');

export async function countVouchers(tx: Transaction, party: string): Promise<WorkflowCounts> {
  const [row] = await tx.query<WorkflowCounts>(`select ${COUNTS}`, [party]);
  return row as WorkflowCounts;
}
