/** Calls that carry a key happen once: the same call again gets the answer of the first. */
import type { Transaction } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';

export interface CallKey {
  /** A UUID, made by the caller for one action. */
  readonly key: string;
  /** SHA-256 of what is asked, lower case hexadecimal: method, path and body. */
  readonly requestHash: string;
}

/** Seconds after which to ask again while the first is at work. */
const RETRY_AFTER = 1;
/** How long answers are kept. */
const KEPT = '24 hours';

/**
 * The answer that was given to this key. Throws `idempotency-mismatch` for another call. Inside the transaction that
 * carries the call out; `in-progress` where another one is doing that right now.
 */
export async function answeredBefore<T>(tx: Transaction, call: CallKey): Promise<T | undefined> {
  const [lock] = await tx.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended(current_party() || ' ' || lower($1), 7)) as mine`,
    [call.key],
  );
  if (!lock?.mine) throw new Refusal('in-progress', { retryAfter: RETRY_AFTER });
  return answerOf<T>(tx, call);
}

/** As `answeredBefore`, of a call that nobody begins now. */
export async function answerOf<T>(tx: Transaction, { key, requestHash }: CallKey): Promise<T | undefined> {
  const [row] = await tx.query<{ hash: string; response: T }>(
    `select encode(request_hash, 'hex') as hash, response from idempotency where party = current_party() and key = $1`,
    [key],
  );
  if (row && row.hash !== requestHash) throw new Refusal('idempotency-mismatch');
  return row?.response;
}

/** Only what was carried out is kept: a refused call changed nothing, and is judged anew. */
export async function keepAnswer(tx: Transaction, { key, requestHash }: CallKey, response: unknown, status = 200) {
  await tx.query(
    `insert into idempotency (party, key, request_hash, status, response)
     values (current_party(), $1, decode($2, 'hex'), $3, $4)`,
    [key, requestHash, status, JSON.stringify(response)],
  );
}

/** Forgets answers after a day, at most `limit` of them; resolves with how many. For the platform itself. */
export async function forgetAnswers(tx: Transaction, limit: number): Promise<number> {
  const rows = await tx.query(
    `delete from idempotency where (party, key) in (
       select party, key from idempotency where created_at < clock_timestamp() - interval '${KEPT}' limit $1)
     returning 1 as gone`,
    [limit],
  );
  return rows.length;
}
