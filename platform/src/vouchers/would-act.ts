import type { VoucherAction } from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import { shownVoucher } from './kept-voucher.ts';
import { type Acted, type ActTerms, perform } from './perform.ts';

/** Ends the transaction where the action would have been carried out. */
class Ready extends Error {
  readonly voucher: Schemas['Voucher'];

  constructor(voucher: Schemas['Voucher']) {
    super('ready');
    this.voucher = voucher;
  }
}

/**
 * Refuses what `perform` would refuse, and changes nothing. Resolves with the voucher as it is, or with what was answered
 * to this key before. No promise: the action itself judges again.
 */
export async function wouldAct(
  database: Database,
  clock: () => Date,
  party: string,
  id: string,
  action: VoucherAction,
  terms: ActTerms,
): Promise<Acted> {
  const carryOut = (_: unknown, { before, at }: { before: Parameters<typeof shownVoucher>[0]; at: Date }) =>
    Promise.reject(new Ready(shownVoucher(before, party, at)));
  try {
    return await perform(database, clock, party, id, { action, carryOut }, terms);
  } catch (thrown) {
    if (thrown instanceof Ready) return { voucher: thrown.voucher, replayed: false };
    throw thrown;
  }
}
