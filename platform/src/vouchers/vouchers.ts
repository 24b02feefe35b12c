import {
  draftGap,
  type SignatureMark,
  type VoucherAct,
  type VoucherCourse,
  voucherRolesOf,
  type WorkflowCounts,
} from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import { Refusal, step } from '../domain/index.ts';
import { answeredBefore, answerOf, type CallKey, forgetAnswers, keepAnswer } from './answered-before.ts';
import { auditFault, readEvents } from './audit-trail.ts';
import { expireVoucher, overdueIds } from './deadlines.ts';
import { bizTypes, findParties, registerParty } from './directory.ts';
import { createDraft, type DraftContent, rewriteDraft } from './drafts.ts';
import { courseOf, isOverdue, type KeptVoucher, newestFile, readVoucher, shownVoucher } from './kept-voucher.ts';
import { type Act, type Acted, type ActTerms, actorOf, type Deed, perform } from './perform.ts';
import { addFile, dropFiles, type FoundFile, fileOf, type HandedFile } from './voucher-files.ts';
import {
  countVouchers,
  type InboxFilter,
  type InboxListQuery,
  type ListQuery,
  listInbox,
  listVouchers,
  waitingIds,
} from './voucher-lists.ts';
import { wouldAct } from './would-act.ts';

/** An action without a file; `send` may name whom its user means to reach. */
export type PartyAct =
  | Exclude<VoucherAct, { kind: 'send' }>
  | (Extract<VoucherAct, { kind: 'send' }> & { readonly to?: readonly string[] | undefined });

export interface SignedRevision {
  readonly file: HandedFile;
  /** Of the file that it begins with, lower case hexadecimal. */
  readonly baseSha256: string;
  readonly marks: readonly SignatureMark[];
}

/**
 * Vouchers as parties see and move them. `party` is the code of whoever asks, from their session; what they may not see
 * is `not-found`. All throw `Refusal`, `DatabaseUnavailable`.
 */
export class Vouchers {
  readonly #database: Database;
  readonly #clock: () => Date;

  constructor(database: Database, clock: () => Date = () => new Date()) {
    this.#database = database;
    this.#clock = clock;
  }

  list(party: string, query: ListQuery): Promise<Schemas['VoucherPage']> {
    return this.#database.asParty(party, (tx) => listVouchers(tx, party, query, this.#clock()));
  }

  inbox(party: string, query: InboxListQuery): Promise<Schemas['VoucherPage']> {
    return this.#database.asParty(party, (tx) => listInbox(tx, party, query, this.#clock()));
  }

  counts(party: string): Promise<WorkflowCounts> {
    return this.#database.asParty(party, (tx) => countVouchers(tx, party));
  }

  async get(party: string, id: string): Promise<Schemas['Voucher']> {
    return shownVoucher(await this.#seen(party, id), party, this.#clock());
  }

  /** Oldest first. */
  async events(party: string, id: string): Promise<readonly Schemas['VoucherEvent'][]> {
    await this.#seen(party, id);
    return this.#database.asParty(party, (tx) => readEvents(tx, id));
  }

  bizTypes(party: string): Promise<readonly Schemas['BizType'][]> {
    return this.#database.asParty(party, bizTypes);
  }

  parties(party: string, text: string): Promise<readonly Schemas['Party'][]> {
    return this.#database.asParty(party, (tx) => findParties(tx, text));
  }

  /** A file of a voucher that the party may see. */
  async file(party: string, fileId: string): Promise<FoundFile> {
    const file = await this.#database.asParty(party, (tx) => fileOf(tx, fileId));
    if (!file) throw new Refusal('not-found');
    return file;
  }

  /** Ids of what waited to be received at `asOf`, oldest first. */
  waiting(party: string, filter: InboxFilter, asOf: Date, limit: number): Promise<readonly string[]> {
    return this.#database.asParty(party, (tx) => waitingIds(tx, party, filter, asOf, limit));
  }

  /** What was answered to this key. Throws `idempotency-mismatch`. */
  replayed(party: string, call: CallKey): Promise<Schemas['Voucher'] | undefined> {
    return this.#database.asParty(party, (tx) => answerOf<Schemas['Voucher']>(tx, call));
  }

  /** The voucher as it is then; for `delete`, as it was last. */
  act(party: string, id: string, act: PartyAct, terms: ActTerms): Promise<Acted> {
    return this.#perform(party, id, deedOf(act, party), terms);
  }

  /** Adds a revision that was judged before. Throws `file-not-continued` where the voucher's file is another by now. */
  sign(party: string, id: string, { file, baseSha256, marks }: SignedRevision, terms: ActTerms): Promise<Acted> {
    const carryOut: Deed['carryOut'] = async (tx, { before, actor, at }) => {
      if (newestFile(before)?.sha256 !== baseSha256) throw new Refusal('file-not-continued');
      await addFile(tx, id, file, actor.code, marks, at);
    };
    return this.#perform(party, id, { action: 'sign', carryOut }, terms);
  }

  /** As `sign`, but for the file, and nothing is changed: what would be refused anyway is not judged first. */
  readyToSign(party: string, id: string, terms: ActTerms): Promise<Acted> {
    return wouldAct(this.#database, this.#clock, party, id, 'sign', terms);
  }

  /**
   * The voucher, where this party may hand in a signed revision of it now. Early, so that nobody uploads megabytes for
   * nothing: what counts is checked when it is signed.
   */
  async awaitingSignature(party: string, id: string, baseRevision: number): Promise<Schemas['Voucher']> {
    const kept = await this.#seen(party, id);
    const now = this.#clock();
    const voucher = shownVoucher(kept, party, now);
    if (kept.revision !== baseRevision) throw new Refusal('precondition-failed', { etag: voucher.etag, voucher });
    if (isOverdue(kept, now)) throw new Refusal('expired');
    step(courseOf(kept), 'sign', party);
    return voucher;
  }

  createDraft(
    party: string,
    content: DraftContent,
    file: HandedFile | undefined,
    terms: Omit<ActTerms, 'etag'>,
  ): Promise<Acted> {
    return this.#database.asParty(party, async (tx) => {
      const earlier = await answeredBefore<Schemas['Voucher']>(tx, terms);
      if (earlier) return { voucher: earlier, replayed: true };
      const at = this.#clock();
      const kept = await createDraft(tx, await actorOf(tx, party), content, file, at);
      const voucher = shownVoucher(kept, party, at);
      await terms.within?.(tx, voucher);
      await keepAnswer(tx, terms, voucher, 201);
      return { voucher, replayed: false };
    });
  }

  /** Replaces what a draft says; its file only where one is given. */
  changeDraft(
    party: string,
    id: string,
    content: DraftContent,
    file: HandedFile | undefined,
    terms: ActTerms,
  ): Promise<Acted> {
    const carryOut: Deed['carryOut'] = (tx, { before, actor, at }) =>
      rewriteDraft(tx, before, actor, content, file, at);
    return this.#perform(party, id, { action: 'change', carryOut }, terms);
  }

  /** For the platform itself: writes down deadlines that passed, at most `limit`; resolves with how many. */
  async expireDue(limit: number): Promise<number> {
    const ids = await this.#database.asSystem((tx) => overdueIds(tx, this.#clock(), limit));
    let count = 0;
    for (const id of ids) {
      if (await this.#database.asSystem((tx) => expireVoucher(tx, id, this.#clock()))) count += 1;
    }
    return count;
  }

  /** For the platform itself: forgets answers to keyed calls after a day. */
  forgetAnswers(limit: number): Promise<number> {
    return this.#database.asSystem((tx) => forgetAnswers(tx, limit));
  }

  /** For the platform itself: adds a party to the directory, or names it anew. */
  register(party: Schemas['Party']): Promise<void> {
    return this.#database.asSystem((tx) => registerParty(tx, party));
  }

  /** For the platform itself: the first fault of a voucher's audit trail, nothing where it is whole. */
  auditFault(id: string): Promise<string | undefined> {
    return this.#database.asSystem((tx) => auditFault(tx, id));
  }

  async #seen(party: string, id: string): Promise<KeptVoucher> {
    const kept = await this.#database.asParty(party, (tx) => readVoucher(tx, id));
    if (!kept || voucherRolesOf(courseOf(kept), party).length === 0) throw new Refusal('not-found');
    return kept;
  }

  #perform(party: string, id: string, deed: Deed, terms: ActTerms): Promise<Acted> {
    return perform(this.#database, this.#clock, party, id, deed, terms);
  }
}

function deedOf(act: PartyAct, party: string): Deed {
  switch (act.kind) {
    case 'restore':
      return {
        action: 'restore',
        carryOut: (tx, now) => dropFiles(tx, now.before.id, firstOwn(now.before, party), now.at),
      };
    case 'submit':
      return { action: 'submit', carryOut: async (_, now) => judgeSubmitted(now) };
    case 'send':
      return { action: 'send', note: act.message, carryOut: async (_, now) => judgeReached(now, act.to) };
    case 'reject':
    case 'withdraw':
      return { action: act.kind, note: act.reason };
    default:
      return { action: act.kind };
  }
}

/** Where the party's own revisions begin: the state machine has seen that nobody else's lies above. */
const firstOwn = ({ files }: KeptVoucher, party: string) =>
  files.slice(1).find(({ author }) => author === party)?.seq ?? Number.MAX_SAFE_INTEGER;

function judgeSubmitted({ before, at }: Act): void {
  const fault = draftGap(courseOf(before), before.files.length > 0);
  if (fault) throw new Refusal('draft-incomplete', { detail: fault });
  if (before.endAt !== null && Date.parse(before.endAt) <= at.getTime()) throw new Refusal('expired');
}

function judgeReached({ before, course }: Act, to: readonly string[] | undefined): void {
  if (!to) return;
  const next = begun(course).filter((code) => !begun(courseOf(before)).includes(code));
  if (next.length !== new Set(to).size || next.some((code) => !to.includes(code)))
    throw new Refusal('recipients-differ');
}

const begun = ({ recipients }: VoucherCourse) =>
  recipients.filter(({ state }) => state === 'pending').map(({ code }) => code);
