/** The frame of every action of a party upon a voucher: once, upon what its user saw, within the state machine. */
import {
  type VoucherAction,
  type VoucherCourse,
  type VoucherTransition,
  voucherEtag,
  voucherRolesOf,
} from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Database, Transaction } from '../database/index.ts';
import { Refusal, step } from '../domain/index.ts';
import { answeredBefore, type CallKey, keepAnswer } from './answered-before.ts';
import { changeVoucher } from './change-voucher.ts';
import { expireVoucher } from './deadlines.ts';
import { courseOf, isOverdue, type KeptVoucher, lockVoucher, shownVoucher } from './kept-voucher.ts';

export interface ActTerms extends CallKey {
  /** Of the voucher that the user saw (`If-Match`). */
  readonly etag?: string | undefined;
  /** More that belongs to the action: in its transaction, before it is answered. */
  readonly within?: (tx: Transaction, voucher: Schemas['Voucher']) => Promise<void>;
}

export interface Acted {
  readonly voucher: Schemas['Voucher'];
  /** The action was carried out earlier, under the same key; this is what was answered then. */
  readonly replayed: boolean;
}

/** What an action adds to the step of the state machine. */
export interface Deed {
  readonly action: VoucherAction;
  readonly note?: string | undefined;
  /** Judges and writes in the same transaction, before the voucher's new state. Throws `Refusal`. */
  readonly carryOut?: (tx: Transaction, now: Act) => Promise<void>;
}

export interface Act {
  readonly before: KeptVoucher;
  readonly course: VoucherCourse;
  readonly row: VoucherTransition;
  readonly actor: Schemas['Party'];
  readonly at: Date;
}

/** The deadline passed and nobody wrote it down yet: the voucher expires first, then the action is refused. */
class Overdue extends Error {}

export async function perform(
  database: Database,
  clock: () => Date,
  party: string,
  id: string,
  deed: Deed,
  terms: ActTerms,
): Promise<Acted> {
  try {
    return await database.asParty(party, (tx) => performIn(tx, clock(), party, id, deed, terms));
  } catch (error) {
    if (!(error instanceof Overdue)) throw error;
    await database.asSystem((tx) => expireVoucher(tx, id, clock()));
    throw new Refusal('expired');
  }
}

async function performIn(
  tx: Transaction,
  at: Date,
  party: string,
  id: string,
  deed: Deed,
  terms: ActTerms,
): Promise<Acted> {
  const earlier = await answeredBefore<Schemas['Voucher']>(tx, terms);
  if (earlier) return { voucher: earlier, replayed: true };
  const before = await lockVoucher(tx, id);
  if (!before || voucherRolesOf(courseOf(before), party).length === 0) throw new Refusal('not-found');
  if (terms.etag === undefined) throw new Refusal('precondition-required');
  if (terms.etag !== voucherEtag(before)) {
    throw new Refusal('precondition-failed', { etag: voucherEtag(before), voucher: shownVoucher(before, party, at) });
  }
  if (isOverdue(before, at)) throw new Overdue();
  const { course, row } = step(courseOf(before), deed.action, party);
  const actor = await actorOf(tx, party);
  await deed.carryOut?.(tx, { before, course, row, actor, at });
  const change = { course, row, actor, ...(deed.note === undefined ? {} : { note: deed.note }) };
  const voucher = shownVoucher(await changeVoucher(tx, before, change, at), party, at);
  await terms.within?.(tx, voucher);
  await keepAnswer(tx, terms, voucher);
  return { voucher, replayed: false };
}

export async function actorOf(tx: Transaction, party: string): Promise<Schemas['Party']> {
  const [actor] = await tx.query<Schemas['Party']>('select code, name from parties where code = $1', [party]);
  if (!actor) throw new Refusal('party-unknown', { detail: party });
  return actor;
}
