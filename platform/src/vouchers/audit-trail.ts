/** What happened to a voucher: rows whose hashes cover the ones before, so that nothing is changed or left out unnoticed. */
import { createHash } from 'node:crypto';
import type { Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';

export interface AuditEntry {
  readonly voucher: string;
  readonly revision: number;
  readonly at: Date;
  readonly type: string;
  /** Missing where time did it. */
  readonly actor?: Schemas['Party'];
  readonly note?: string;
  /** Of the voucher's newest file then. */
  readonly fileSha256?: string;
}

export interface AuditHead {
  readonly count: number;
  /** Lower case hexadecimal; nothing before the first. */
  readonly hash: string | null;
}

interface EventRow {
  readonly id: string;
  readonly voucher: string;
  readonly seq: number;
  readonly revision: number;
  readonly at: Date;
  readonly type: string;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly note: string | null;
  readonly file_sha256: string | null;
  readonly previous_hash: string | null;
  readonly hash: string;
}

/** Text as it comes back from the database: what is no Unicode is replaced. */
export const keptText = (text: string) => Buffer.from(text, 'utf8').toString('utf8');

/**
 * SHA-256, lower case hexadecimal, of the JSON array of: voucher, id, moment (ISO 8601, UTC, milliseconds), type,
 * revision, actor's code, actor's name, note, the file's SHA-256, the previous hash; `null` for what is missing. All of it
 * is told by `GET /vouchers/{id}/events`, so that every party can compute it.
 */
export function auditHash(event: Omit<EventRow, 'hash' | 'seq'>): string {
  const { voucher, id, at, type, revision, actor, actor_name, note, file_sha256, previous_hash } = event;
  const fields = [voucher, id, at.toISOString(), type, revision, actor, actor_name, note, file_sha256, previous_hash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Adds to the end. The caller holds the voucher's lock and writes the new head down. */
export async function appendEvent(tx: Transaction, head: AuditHead, entry: AuditEntry): Promise<AuditHead> {
  const [made] = await tx.query<{ id: string }>('select new_id() as id');
  const event = {
    id: (made as { id: string }).id,
    voucher: entry.voucher,
    revision: entry.revision,
    at: entry.at,
    type: entry.type,
    actor: entry.actor?.code ?? null,
    actor_name: entry.actor?.name ?? null,
    note: entry.note === undefined ? null : keptText(entry.note),
    file_sha256: entry.fileSha256 ?? null,
    previous_hash: head.hash,
  };
  const hash = auditHash(event);
  await tx.query(
    `insert into events (id, voucher, seq, revision, at, type, actor, actor_name, note, file_sha256, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex'), decode($12, 'hex'))`,
    [
      event.id,
      event.voucher,
      head.count + 1,
      event.revision,
      event.at,
      event.type,
      event.actor,
      event.actor_name,
      event.note,
      event.file_sha256,
      event.previous_hash,
      hash,
    ],
  );
  return { count: head.count + 1, hash };
}

export async function readEvents(tx: Transaction, voucher: string): Promise<readonly Schemas['VoucherEvent'][]> {
  return (await eventRows(tx, voucher)).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    type: row.type,
    revision: row.revision,
    ...(row.actor === null ? {} : { actor: { code: row.actor, name: row.actor_name ?? row.actor } }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.file_sha256 === null ? {} : { fileSha256: row.file_sha256 }),
    ...(row.previous_hash === null ? {} : { previousHash: row.previous_hash }),
    hash: row.hash,
  }));
}

/** The first fault of a voucher's audit trail, in English; nothing where it is whole. */
export async function auditFault(tx: Transaction, voucher: string): Promise<string | undefined> {
  const rows = await eventRows(tx, voucher);
  const [head] = await tx.query<{ count: number; hash: string | null; revision: number }>(
    `select event_count as count, encode(head_hash, 'hex') as hash, revision from vouchers where id = $1`,
    [voucher],
  );
  if (!head) return 'there is no such voucher';
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return `event ${index + 1} is missing`;
    if (row.previous_hash !== (rows[index - 1]?.hash ?? null)) return `event ${row.seq} does not follow the one before`;
    if (row.hash !== auditHash(row)) return `event ${row.seq} was changed`;
  }
  if (rows.length !== head.count || (rows.at(-1)?.hash ?? null) !== head.hash) return 'the last events are missing';
  return rows.at(-1)?.revision === head.revision ? undefined : 'the voucher was changed without an event';
}

const eventRows = (tx: Transaction, voucher: string) =>
  tx.query<EventRow>(
    `select id, voucher, seq, revision, at, type, actor, actor_name, note, encode(file_sha256, 'hex') as file_sha256,
       encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
     from events where voucher = $1 order by seq`,
    [voucher],
  );
