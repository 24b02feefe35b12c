/** Whom a contract can be sent to, and what it can be about. */
import type { Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { holding } from './voucher-lists.ts';

const MOST = 50;

/** The usual one first, whatever else there is last: forms begin with the first. */
export const bizTypes = (tx: Transaction) =>
  tx.query<Schemas['BizType']>(
    `select code, name from biz_types
     order by case code when 'contract' then 0 when 'other' then 2 else 1 end, name, code`,
  );

/** By part of the name or code; at most 50. */
export const findParties = (tx: Transaction, text: string) =>
  tx.query<Schemas['Party']>(
    `select code, name from parties where $1 = '' or name ilike $2 or code ilike $2 order by name, code limit ${MOST}`,
    [text.trim(), holding(text.trim())],
  );

/** Their names as the platform knows them. Throws `party-unknown`. */
export async function knownParties(tx: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<Schemas['Party']>('select code, name from parties where code = any($1::text[])', [
    [...new Set(codes)],
  ]);
  const known = new Map(rows.map(({ code, name }) => [code, name]));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) throw new Refusal('party-unknown', { detail: unknown });
  return known;
}

/** Throws `biz-type-unknown`. */
export async function knownBizType(tx: Transaction, code: string): Promise<Schemas['BizType']> {
  const [row] = await tx.query<Schemas['BizType']>('select code, name from biz_types where code = $1', [code]);
  if (!row) throw new Refusal('biz-type-unknown', { detail: code });
  return row;
}

/** Adds a party to the directory, or names it anew. For the platform itself. */
export async function registerParty(tx: Transaction, { code, name }: Schemas['Party']): Promise<void> {
  await tx.query(
    `insert into parties (code, name) values ($1, $2) on conflict (code) do update set name = excluded.name
     where parties.name <> excluded.name`,
    [code, name],
  );
}
