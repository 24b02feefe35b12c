import { randomUUID } from 'node:crypto';
import type { DraftContent, HookCaller, InboxQuery, SendingVoucher, Voucher, VoucherAct } from '@sealwright/core/api';
import type { ManyOutcome, ReceiveFilter, ReceiveProgress, ReceiveReport } from '../common-inbox-rpc.ts';
import type { ActionOutcome, QueuedAction } from '../common-queued-action.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import { DraftUnsubmittable, LocalOnly, SourceMissing } from '../errors.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import { problemOf } from '../problem-of.ts';
import { LOCAL } from '../vouchers/local-mark.ts';
import type { LocalVouchers } from '../vouchers/local-vouchers.ts';
import type { VoucherMemory } from '../vouchers/voucher-memory.ts';
import type { ActionQueue } from './action-queue.ts';
import type { Place } from './queue-record.ts';

/** Pages that are asked for when all are received. */
const PAGE = 100;

export interface ActionDeskParts {
  readonly space: InboxSpace;
  readonly queue: ActionQueue;
  readonly memory: VoucherMemory;
  readonly locals: LocalVouchers;
  readonly shelf: FileShelf;
  readonly willSend: HookCaller<'decide', SendingVoucher>;
}

/** What users do with vouchers, on its way into the queue. */
export class ActionDesk {
  private readonly parts: ActionDeskParts;

  constructor(parts: ActionDeskParts) {
    this.parts = parts;
  }

  /** See `inboxRpc.act`. */
  async act(id: string, act: VoucherAct, etag: string): Promise<ActionOutcome> {
    const local = await this.parts.locals.find(id);
    if (local) return { outcome: 'done', voucher: await this.actHere(local, act) };
    const place = this.place();
    const waiting = this.waiting(place, id, act.kind);
    if (waiting) return { outcome: 'kept', action: waiting };
    const voucher = await this.voucher(place, id);
    if (act.kind === 'send' || act.kind === 'submit') await this.parts.willSend.call(sendingVoucher(place, voucher));
    const { queue } = this.parts;
    return queue.add({ place, voucher: id, name: voucher.name, kind: act.kind, task: { kind: 'act', act }, etag });
  }

  async actMany(
    wanted: readonly { readonly id: string; readonly etag: string }[],
    act: VoucherAct,
    progress: (outcome: ManyOutcome) => void,
  ): Promise<ManyOutcome[]> {
    return Promise.all(
      wanted.map(async ({ id, etag }) => {
        const name = (await this.known(id))?.name ?? id;
        const outcome: ManyOutcome = await this.act(id, act, etag).then(
          (result) => ({ voucher: id, name, result }),
          (fault) => ({ voucher: id, name, problem: problemOf(fault) }),
        );
        progress(outcome);
        return outcome;
      }),
    );
  }

  /** Tells the platform of those that wait to be received, and fetches the files of all. */
  async receive(ids: readonly string[], progress: (done: ReceiveProgress) => void): Promise<ReceiveReport> {
    const place = this.place();
    const vouchers = await Promise.all([...new Set(ids)].map((id) => this.voucher(place, id)));
    return this.receiveThese(place, vouchers, progress);
  }

  async receiveAll(
    filter: ReceiveFilter,
    progress: (done: ReceiveProgress) => void,
    signal: AbortSignal,
  ): Promise<ReceiveReport> {
    const place = this.place();
    const { source } = this.parts.space.current;
    const found = new Map<string, Voucher>();
    // What arrives meanwhile moves the pages; the first look at each voucher counts.
    for (let page = 1; ; page++) {
      const query: InboxQuery = { ...filter, list: 'pending', page, pageSize: PAGE };
      const { items } = await source.inbox(query, signal);
      for (const voucher of items) found.set(voucher.id, voucher);
      if (items.length < PAGE) break;
    }
    await this.parts.memory.saw(place, [...found.values()]);
    return this.receiveThese(place, [...found.values()], progress);
  }

  /** See `inboxRpc.sendLocal`. */
  async sendLocal(id: string, content: DraftContent, submit: boolean): Promise<ActionOutcome> {
    const { locals, queue, shelf, willSend } = this.parts;
    const place = this.place();
    const voucher = await locals.get(id);
    if (submit && !content.recipients.some(({ role }) => role === 'signer')) throw DraftUnsubmittable({});
    const path = await shelf.path(LOCAL, voucher);
    const { name, size, sha256, sm3 } = voucher.file!;
    const file = { path, name, size, sha256, ...(sm3 !== undefined && { sm3 }) };
    if (submit) {
      const recipients = content.recipients.filter(({ role }) => role !== 'cc').map((recipient) => recipient.name);
      await willSend.call({ source: place.source, voucher: id, name: content.name, recipients, sha256 });
    }
    const task = { kind: 'create' as const, file, content, ...(submit && { submitKey: randomUUID() }) };
    return queue.add({ place, voucher: id, name: content.name, kind: 'create', task, etag: voucher.etag });
  }

  async changeDraft(id: string, content: DraftContent, etag: string, signal: AbortSignal): Promise<Voucher> {
    const place = this.place();
    const { source } = this.parts.space.current;
    const changed = await source.changeDraft(id, content, { key: randomUUID(), etag }, signal);
    await this.parts.memory.saw(place, [changed]);
    return changed;
  }

  private async receiveThese(
    place: Place,
    vouchers: readonly Voucher[],
    progress: (done: ReceiveProgress) => void,
  ): Promise<ReceiveReport> {
    const report = { received: 0, waiting: 0, failed: [] as ReceiveReport['failed'] };
    let done = 0;
    progress({ done, of: vouchers.length });
    const work = vouchers.map(async ({ id, name, etag, allowedActions }) => {
      const task = { kind: 'receive' as const, tell: allowedActions.includes('receive') };
      try {
        if (this.waiting(place, id, 'receive')) {
          report.waiting++;
          progress({ done: ++done, of: vouchers.length });
          return;
        }
        const { outcome } = await this.parts.queue.add({ place, voucher: id, name, kind: 'receive', task, etag });
        if (outcome === 'done') report.received++;
        else report.waiting++;
      } catch (fault) {
        report.failed.push({ voucher: id, name, problem: problemOf(fault) });
      }
      progress({ done: ++done, of: vouchers.length });
    });
    await Promise.all(work);
    return report;
  }

  private async actHere(voucher: Voucher, act: VoucherAct): Promise<Voucher> {
    const { locals } = this.parts;
    if (act.kind === 'restore') return locals.restore(voucher.id);
    if (act.kind !== 'delete') throw LocalOnly({});
    await locals.remove(voucher.id);
    return voucher;
  }

  /** What its user did last with it and do again, since nothing seems to have happened: once is enough. */
  private waiting(place: Place, id: string, kind: QueuedAction['kind']): QueuedAction | undefined {
    const last = this.parts.queue.list(place).findLast(({ voucher }) => voucher === id);
    const isDecided = last?.state === 'refused' || last?.state === 'conflict';
    return last?.kind === kind && !isDecided ? last : undefined;
  }

  private place(): Place {
    const { place } = this.parts.space;
    if (!place) throw SourceMissing({});
    return place;
  }

  private async known(id: string): Promise<Voucher | undefined> {
    const { place } = this.parts.space;
    return (await this.parts.locals.find(id)) ?? (place && this.parts.memory.get(place, id));
  }

  private async voucher(place: Place, id: string): Promise<Voucher> {
    return (await this.parts.memory.get(place, id)) ?? this.parts.space.current.source.get(id);
  }
}

/** What the hooks around sending are told. */
export function sendingVoucher({ source }: Place, { id, name, recipients, file }: Voucher): SendingVoucher {
  const ahead = recipients.filter(({ role, state }) => role !== 'cc' && state === 'waiting');
  const first = Math.min(...ahead.map(({ order }) => order));
  const next = ahead.filter(({ order }) => order === first).map((recipient) => recipient.name);
  return { source, voucher: id, name, recipients: next, sha256: file?.sha256 ?? '' };
}
