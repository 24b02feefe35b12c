/** Which file belongs to which voucher. The bytes are elsewhere, by their SHA-256. */
import type { SignatureMark } from '@sealwright/core/api';
import type { Transaction } from '../database/index.ts';

export interface HandedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Lower case hexadecimal, both. */
  readonly sha256: string;
  readonly sm3?: string | undefined;
  /** `application/pdf` where missing. */
  readonly mediaType?: string | undefined;
}

export interface FoundFile extends Required<Omit<HandedFile, 'sm3'>> {
  readonly id: string;
  readonly voucher: string;
  readonly sm3?: string;
}

const FOUND = `id, voucher, name, size, encode(sha256, 'hex') as sha256, encode(sm3, 'hex') as sm3,
  media_type as "mediaType"`;
type FoundRow = Omit<FoundFile, 'size' | 'sm3'> & { readonly size: string; readonly sm3: string | null };

/** A file by its id, where the transaction's party may see its voucher; those that were taken back, too. */
export async function fileOf(tx: Transaction, fileId: string): Promise<FoundFile | undefined> {
  if (!/^[1-9][0-9]{0,17}$|^[1-8][0-9]{18}$/.test(fileId)) return undefined;
  const [row] = await tx.query<FoundRow>(
    `select ${FOUND} from voucher_files where id = $1
       and exists (select from vouchers v where v.id = voucher and v.deleted_at is null)`,
    [fileId],
  );
  if (!row) return undefined;
  const { sm3, size, ...file } = row;
  return { ...file, size: Number(size), ...(sm3 === null ? {} : { sm3 }) };
}

/** Whether any voucher has ever had a file of these bytes: what does not may be deleted. For the platform itself. */
export async function isKept(tx: Transaction, sha256: string): Promise<boolean> {
  const rows = await tx.query(`select from voucher_files where sha256 = decode($1, 'hex') limit 1`, [sha256]);
  return rows.length > 0;
}

/** Puts a revision above all others. */
export async function addFile(
  tx: Transaction,
  voucher: string,
  file: HandedFile,
  author: string,
  marks: readonly SignatureMark[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into voucher_files (id, voucher, seq, name, size, sha256, sm3, media_type, author, marks, created_at)
     select new_id(), $1::bigint, coalesce(max(f.seq), 0) + 1, $2::text, $3::bigint, decode($4, 'hex'), decode($5, 'hex'), $6::text,
       $7::text, $8::jsonb, $9::timestamptz
     from voucher_files f where f.voucher = $1`,
    [
      voucher,
      file.name,
      String(file.size),
      file.sha256,
      file.sm3 ?? null,
      file.mediaType ?? 'application/pdf',
      author,
      JSON.stringify(marks),
      at,
    ],
  );
}

/** Takes back revisions from `seq` on: they are nobody's newest file any more. */
export async function dropFiles(tx: Transaction, voucher: string, seq: number, at: Date): Promise<void> {
  await tx.query('update voucher_files set dropped_at = $3 where voucher = $1 and seq >= $2 and dropped_at is null', [
    voucher,
    seq,
    at,
  ]);
}
