/** SQL of uploads. How much arrived is what the row says: it is moved by whoever saw it where it was, and by nobody else. */
import type { Transaction } from '../database/index.ts';

export interface Upload {
  /** 19 digits. */
  readonly id: string;
  readonly name?: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** As announced, or as found when it was completed. */
  readonly sm3?: string;
  /** Bytes that have arrived. */
  readonly offset: number;
  /** Whether the whole file is kept under its digest. */
  readonly complete: boolean;
  readonly used: boolean;
  readonly expiresAt: Date;
  readonly voucherId?: string;
  readonly baseRevision?: number;
}

export interface UploadTerms {
  /** UUID: who asks for an upload with the same key again gets the same one. */
  readonly key: string;
  readonly name?: string;
  readonly size: number;
  readonly sha256: string;
  readonly sm3?: string;
  /** With both, a signed revision; without, the file of a draft. */
  readonly voucherId?: string;
  readonly baseRevision?: number;
}

export interface Piece {
  readonly start: number;
  readonly size: number;
  /** Key in the storage. */
  readonly stored: string;
}

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly size: string;
  readonly sha256: string;
  readonly sm3: string | null;
  readonly voucher: string | null;
  readonly base_revision: number | null;
  readonly arrived: string;
  readonly state: 'open' | 'complete' | 'used';
  readonly expires_at: Date;
}

const COLUMNS = 'id, name, size, sha256, sm3, voucher, base_revision, arrived, state, expires_at';

/** `undefined` where the key has an upload already. */
export async function insertUpload(tx: Transaction, terms: UploadTerms, expiresAt: Date): Promise<Upload | undefined> {
  const [row] = await tx.query<Row>(
    `insert into uploads (key, name, size, sha256, sm3, voucher, base_revision, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (party, key) do nothing returning ${COLUMNS}`,
    [
      terms.key,
      terms.name ?? null,
      terms.size,
      terms.sha256,
      terms.sm3 ?? null,
      terms.voucherId ?? null,
      terms.baseRevision ?? null,
      expiresAt,
    ],
  );
  return row && uploadOf(row);
}

export async function uploadByKey(tx: Transaction, key: string): Promise<Upload | undefined> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from uploads where key = $1`, [key]);
  return row && uploadOf(row);
}

export async function uploadById(tx: Transaction, id: string, lock = ''): Promise<Upload | undefined> {
  if (!/^\d{1,18}$|^[1-8]\d{18}$/.test(id)) return undefined;
  const [row] = await tx.query<Row>(`select ${COLUMNS} from uploads where id = $1 ${lock}`, [id]);
  return row && uploadOf(row);
}

export async function countOpen(tx: Transaction, now: Date): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    `select count(*) as count from uploads where state = 'open' and expires_at > $1`,
    [now],
  );
  return Number(row?.count);
}

/** Adds pieces that follow each other from `from` on. False where the upload is elsewhere by now. */
export async function advance(
  tx: Transaction,
  id: string,
  from: number,
  pieces: readonly Piece[],
  expiresAt: Date,
): Promise<boolean> {
  const end = pieces.reduce((sum, { size }) => sum + size, from);
  const moved = await tx.query(
    `update uploads set arrived = $3, expires_at = $4 where id = $1 and arrived = $2 and state = 'open' returning id`,
    [id, from, end, expiresAt],
  );
  if (moved.length === 0) return false;
  for (const { start, size, stored } of pieces)
    await tx.query('insert into upload_pieces (upload, start, size, stored) values ($1, $2, $3, $4)', [
      id,
      start,
      size,
      stored,
    ]);
  return true;
}

export async function piecesOf(tx: Transaction, id: string): Promise<readonly Piece[]> {
  const rows = await tx.query<{ start: string; size: number; stored: string }>(
    'select start, size, stored from upload_pieces where upload = $1 order by start',
    [id],
  );
  return rows.map(({ start, size, stored }) => ({ start: Number(start), size, stored }));
}

export async function countPieces(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.query<{ count: string }>('select count(*) as count from upload_pieces where upload = $1', [
    id,
  ]);
  return Number(row?.count);
}

export async function markComplete(tx: Transaction, id: string, sm3: string): Promise<void> {
  await tx.query(`update uploads set state = 'complete', sm3 = $2 where id = $1 and state = 'open'`, [id, sm3]);
  await tx.query('delete from upload_pieces where upload = $1', [id]);
}

export async function markUsed(tx: Transaction, id: string): Promise<void> {
  await tx.query(`update uploads set state = 'used' where id = $1`, [id]);
}

export async function deleteUpload(tx: Transaction, id: string): Promise<void> {
  await tx.query('delete from uploads where id = $1', [id]);
}

/** Deletes one that has expired and that nobody is busy with. */
export async function takeExpired(tx: Transaction, now: Date): Promise<Upload | undefined> {
  const [row] = await tx.query<Row>(
    `delete from uploads where id = (
       select id from uploads where expires_at <= $1 order by expires_at limit 1 for update skip locked
     ) returning ${COLUMNS}`,
    [now],
  );
  return row && uploadOf(row);
}

/** Until the transaction ends, nobody else keeps or removes the file of this digest. */
export async function lockBlob(tx: Transaction, sha256: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('blob ' || $1, 0))`, [sha256]);
}

export async function isBlobNeeded(tx: Transaction, sha256: string): Promise<boolean> {
  const [row] = await tx.query<{ needed: boolean }>(
    `select exists (select from voucher_files where sha256 = decode($1, 'hex'))
       or exists (select from uploads where sha256 = $1 and state <> 'open') as needed`,
    [sha256],
  );
  return row?.needed !== false;
}

function uploadOf(row: Row): Upload {
  return {
    id: row.id,
    ...(row.name !== null && { name: row.name }),
    size: Number(row.size),
    sha256: row.sha256,
    ...(row.sm3 !== null && { sm3: row.sm3 }),
    offset: Number(row.arrived),
    complete: row.state !== 'open',
    used: row.state === 'used',
    expiresAt: row.expires_at,
    ...(row.voucher !== null && { voucherId: row.voucher }),
    ...(row.base_revision !== null && { baseRevision: row.base_revision }),
  };
}
