/**
 * The queue of 我的签署 as a process of its own that can be killed. Its first argument is an `InboxOrder` in JSON; when
 * nothing is left to do, it tells its parent an `InboxOutcome` and ends.
 */
import { readFileSync } from 'node:fs';
import { Office } from '../faults/inbox-office.ts';

export interface InboxOrder {
  readonly folder: string;
  readonly code: string;
  /** Root of the platform's API. */
  readonly address: string;
  /** Certificates in Base64, and the file of their key. */
  readonly chain: readonly string[];
  readonly keyFile: string;
  /** A voucher that the user receives, signs upon the file at `base` and sends, without waiting in between. */
  readonly begins?: { readonly voucher: string; readonly base: string };
}

export interface InboxOutcome {
  /** Kinds of actions that came to their end in this process. */
  readonly done: readonly string[];
  readonly refused: readonly string[];
}

const { begins, chain, keyFile, ...options } = JSON.parse(process.argv[2]!) as InboxOrder;
const key = { chain: chain.map((each) => new Uint8Array(Buffer.from(each, 'base64'))), keyFile };
// Nobody but the parent says when it ends.
const office = await Office.open({ ...options, key: key as never, patience: 300_000 });
await office.enter();
if (begins) {
  const voucher = (await office.see(begins.voucher))!;
  await office.receive(voucher);
  await office.sign(voucher, readFileSync(begins.base));
  await office.act(voucher, { kind: 'send' });
}
await office.settled();
// The queue is empty a moment before it tells what came of the last.
await office.stop();
const outcome: InboxOutcome = {
  done: [...office.done.values()].map(({ record }) => record.kind),
  refused: [...office.refused.values()].map(({ kind }) => kind),
};
process.send!(outcome, () => process.exit());
