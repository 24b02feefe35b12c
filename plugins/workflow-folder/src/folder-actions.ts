/** What a party does with the vouchers of a folder: each thing once, and only upon what its user saw. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ActionTerms,
  actedVoucher,
  agedVoucher,
  type BizType,
  changedDraft,
  type DraftContent,
  demandSeenVoucher,
  demandVoucherAction,
  draftedVoucher,
  type HandedFile,
  isVoucherVisible,
  type KeptFile,
  type KeptVoucher,
  type SignedFile,
  shownVoucher,
  signedVoucher,
  type TransferProgress,
  type Voucher,
  type VoucherAct,
  type VoucherStep,
  WorkflowConflict,
  type WorkflowParty,
  WorkflowRefused,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';
import type { RevisionJudge } from './judge-revision.ts';
import { stageContract } from './stage-contract.ts';
import type { VoucherRecord } from './voucher-record.ts';
import { CONTRACT, revisionName, type VoucherShelf, voucherId } from './voucher-shelf.ts';

export interface FolderActionsOptions {
  readonly root: string;
  readonly party: WorkflowParty;
  readonly shelf: VoucherShelf;
  readonly judge: RevisionJudge;
  readonly now: () => Date;
}

/** What is being done, so that it is known again. */
interface Action {
  readonly key: string;
  readonly request: string;
}

export class FolderActions {
  private readonly options: FolderActionsOptions;
  /** Actions of one key wait for each other: they have the same staging folder. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(options: FolderActionsOptions) {
    this.options = options;
  }

  async act(id: string, act: VoucherAct, terms: ActionTerms): Promise<Voucher> {
    const { party, shelf, now } = this.options;
    const answer = await this.once(id, actionOf(terms.key, 'act', id, act), async (action) => {
      const { kept, next } = await this.seen(id, terms.etag);
      const step = actedVoucher(kept, party, act, now());
      const staging = this.staging(action.key);
      await mkdir(staging, { recursive: true });
      await this.put(staging, next, action, step, kept);
    });
    // What stays of a draft is that it was deleted, so that nobody deletes it twice.
    if (act.kind === 'delete') await shelf.forgetContracts(id);
    return answer;
  }

  changeDraft(id: string, content: DraftContent, terms: ActionTerms, bizTypes: readonly BizType[]): Promise<Voucher> {
    const { party } = this.options;
    return this.once(id, actionOf(terms.key, 'change', id, content), async (action) => {
      const { kept, next } = await this.seen(id, terms.etag);
      const step = changedDraft(kept, party, content, bizTypes);
      const staging = this.staging(action.key);
      await mkdir(staging, { recursive: true });
      await this.put(staging, next, action, step, kept);
    });
  }

  sign(
    id: string,
    file: SignedFile,
    terms: ActionTerms,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher> {
    const { party, shelf, judge, now } = this.options;
    return this.once(id, actionOf(terms.key, 'sign', id, file.sha256, file.baseSha256), async (action) => {
      const { kept, next } = await this.seen(id, terms.etag);
      demandVoucherAction(kept, party.code, 'sign');
      const base = kept.files.at(-1);
      if (!base || base.sha256 !== file.baseSha256) throw WorkflowConflict({ voucher: id });
      const staging = this.staging(action.key);
      await stageContract(staging, file, progress, signal);
      try {
        await judge(shelf.pathOf(id, base), join(staging, CONTRACT), signal);
      } catch (fault) {
        await rm(staging, { recursive: true, force: true });
        throw fault;
      }
      await this.put(staging, next, action, signedVoucher(kept, party, keptFile(file, next, party), now()), kept);
    });
  }

  createDraft(
    content: DraftContent,
    file: HandedFile,
    key: string,
    bizTypes: readonly BizType[],
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher> {
    const { party, now } = this.options;
    const id = voucherId('draft', party.code, key);
    return this.once(id, actionOf(key, 'draft', content, file.sha256), async (action) => {
      const first = { id, initiator: party, file: keptFile(file, 1, party), at: now() };
      const voucher = draftedVoucher(first, content, bizTypes);
      const staging = this.staging(action.key);
      await stageContract(staging, file, progress, signal);
      await this.put(staging, 1, action, { voucher, type: 'created' });
    });
  }

  /** Does the work unless it was done; gives the voucher as it was right after it. */
  private once(id: string, action: Action, work: (action: Action) => Promise<void>): Promise<Voucher> {
    return this.inTurn(action.key, async () => {
      const before = await this.done(id, action);
      if (before) return before;
      await work(action);
      const after = await this.done(id, action);
      // Somebody else made this revision of it.
      if (!after) throw WorkflowConflict({ voucher: id });
      return after;
    });
  }

  /** What an action came to, if it was done. */
  private async done(id: string, { key, request }: Action): Promise<Voucher | undefined> {
    const { party, shelf } = this.options;
    const history = await shelf.history(id);
    const record = history.find(({ action, event }) => action.key === key && event.actor.code === party.code);
    if (!record) return undefined;
    if (record.action.request !== request) {
      throw WorkflowRefused({ code: 'idempotency-mismatch', reason: 'the key belongs to another action' });
    }
    // A draft that was deleted is answered as it was last.
    return shownVoucher(
      record.event.type === 'deleted' ? (history.at(-2) ?? record).voucher : record.voucher,
      party.code,
    );
  }

  private async seen(id: string, etag: string): Promise<{ readonly kept: KeptVoucher; readonly next: number }> {
    const { party, shelf, now } = this.options;
    const [newest] = await shelf.history(id, 1);
    if (!newest || newest.event.type === 'deleted' || !isVoucherVisible(newest.voucher, party.code)) {
      throw WorkflowVoucherUnknown({ voucher: id });
    }
    const kept = agedVoucher(newest.voucher, now());
    demandSeenVoucher(kept, etag);
    return { kept, next: newest.voucher.revision + 1 };
  }

  /** Adds a revision. Where somebody was faster, `once` finds out who. */
  private async put(
    staging: string,
    revision: number,
    action: Action,
    { voucher, type, note }: VoucherStep,
    before?: KeptVoucher,
  ): Promise<void> {
    const { party, shelf, now } = this.options;
    const after = voucher ?? before;
    if (!after) return;
    const actor = { code: party.code, name: party.name };
    const event = { id: randomUUID(), at: now(), type, actor, ...(note !== undefined && { note }) };
    const record: VoucherRecord = { voucher: { ...after, revision }, event, action };
    if (!(await shelf.add(staging, record))) await rm(staging, { recursive: true, force: true });
  }

  /** Where a revision is made that nobody sees yet; the same for all tries of an action, so that a copy goes on. */
  private staging(key: string): string {
    const { root, party } = this.options;
    return join(root, 'staging', digestOf([party.code, key]).slice(0, 40));
  }

  private async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(work, work);
    this.turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(key) === turn) this.turns.delete(key);
    }
  }
}

function actionOf(key: string, ...request: readonly unknown[]): Action {
  return { key, request: digestOf(request) };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function keptFile({ name, bytes, sha256, sm3 }: HandedFile, revision: number, { code }: WorkflowParty): KeptFile {
  const id = revisionName(revision);
  return { id, name: name.slice(0, 255), size: bytes.size, sha256, ...(sm3 !== undefined && { sm3 }), by: code };
}
