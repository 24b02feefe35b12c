import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  DocumentFiles,
  Keys,
  Signing,
  SigningOutcome,
  SigningRequest,
  SigningResult,
  StampRequest,
  StampTemplates,
  Voucher,
} from '@sealwright/core/api';
import type { BatchOrder, BatchOutcome, BatchPlacement, BatchProgress } from '../common-batch.ts';
import type { ActionOutcome } from '../common-queued-action.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import { FileNotHere, NoKeys, NotYoursToSign, SourceMissing } from '../errors.ts';
import { chunksOf } from '../files/chunks-of.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import { problemOf } from '../problem-of.ts';
import type { ActionDesk } from '../queue/action-desk.ts';
import type { ActionQueue } from '../queue/action-queue.ts';
import type { KeptFile, Place } from '../queue/queue-record.ts';
import { isLocal, LOCAL } from '../vouchers/local-mark.ts';
import type { LocalVouchers } from '../vouchers/local-vouchers.ts';
import { marksOf } from './marks-of.ts';

export interface BatchParts {
  readonly signing: Signing | undefined;
  readonly keys: Keys | undefined;
  readonly templates: StampTemplates | undefined;
  readonly files: DocumentFiles;
  readonly space: InboxSpace;
  readonly shelf: FileShelf;
  readonly locals: LocalVouchers;
  readonly queue: ActionQueue;
  readonly desk: ActionDesk;
  /** Folder for what is signed and not on the shelf yet; it need not exist. */
  readonly scratch: string;
}

interface Item {
  readonly place: Place;
  readonly voucher: Voucher;
  readonly input: string;
  readonly output: string;
}

/**
 * Many vouchers with one PIN. Files that are not here are fetched, all are checked before the PIN is asked for, each that
 * can be is signed, and handed in as soon as it is; what goes wrong with one stops no other.
 */
export class Batch {
  private readonly parts: BatchParts;

  constructor(parts: BatchParts) {
    this.parts = parts;
  }

  async run(
    order: BatchOrder,
    progress: (progress: BatchProgress) => void,
    signal: AbortSignal,
  ): Promise<BatchOutcome[]> {
    const { signing } = this.parts;
    if (!signing) throw NoKeys({});
    const stamps = await this.stamps(order.placement, order.key);
    const ids = [...new Set(order.vouchers)];
    const folder = join(this.parts.scratch, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const outcomes = new Map<string, BatchOutcome>();
      const items = await this.fetchAll(ids, folder, outcomes, progress, signal);
      const requests = items.map(
        ({ voucher, input, output }): SigningRequest => ({
          input,
          output,
          name: voucher.file?.name ?? voucher.name,
          key: order.key,
          stamps,
        }),
      );
      const handing: Promise<void>[] = [];
      let handed = 0;
      const settled = (outcome: SigningOutcome, index: number) => {
        const item = items[index]!;
        const { id, name } = item.voucher;
        if (outcome.state === 'signed') {
          const work = this.handIn(item, outcome.result, order.send).then((result) => {
            outcomes.set(id, result);
            progress({ phase: 'hand-in', done: ++handed, of: items.length, name });
          });
          handing.push(work);
        } else if (outcome.state === 'failed') {
          outcomes.set(id, { voucher: id, name, state: 'failed', problem: problemOf(outcome.error) });
        } else outcomes.set(id, { voucher: id, name, state: 'left' });
      };
      if (requests.length > 0) {
        await signing.submitAll(requests, {
          signal,
          settled,
          progress: ({ phase, index, done, of }) =>
            progress({ phase, done, of, ...(items[index] && { name: items[index].voucher.name }) }),
        });
      }
      await Promise.all(handing);
      return ids.map((id) => outcomes.get(id) ?? { voucher: id, name: id, state: 'left' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async stamps(placement: BatchPlacement, keyRef: string): Promise<readonly StampRequest[]> {
    const { templates, keys } = this.parts;
    if (placement.kind === 'stamps') {
      return placement.stamps.map(({ mode, options, seal }) => ({
        mode,
        options,
        ...(seal !== undefined && { seal }),
      }));
    }
    if (placement.kind === 'keyword') {
      return [{ mode: 'keyword', options: { find: placement.words }, seal: placement.seal }];
    }
    const { name, seal } = placement;
    const key = await keys?.find(keyRef);
    return (await templates?.stampRequests(name, { ...(key && { key }), ...(seal !== undefined && { seal }) })) ?? [];
  }

  private async fetchAll(
    ids: readonly string[],
    folder: string,
    outcomes: Map<string, BatchOutcome>,
    progress: (progress: BatchProgress) => void,
    signal: AbortSignal,
  ): Promise<Item[]> {
    const items: Item[] = [];
    for (const [index, id] of ids.entries()) {
      signal.throwIfAborted();
      progress({ phase: 'fetch', done: index, of: ids.length });
      try {
        items.push({ ...(await this.fetch(id, signal)), output: join(folder, `${index}.pdf`) });
      } catch (fault) {
        if (signal.aborted) throw fault;
        outcomes.set(id, { voucher: id, name: id, state: 'failed', problem: problemOf(fault) });
      }
    }
    return items;
  }

  private async fetch(id: string, signal: AbortSignal): Promise<Omit<Item, 'output'>> {
    const { locals, shelf, space, queue } = this.parts;
    const local = await locals.find(id);
    if (local) return { place: LOCAL, voucher: local, input: await shelf.path(LOCAL, local) };
    const { place } = space;
    if (!place) throw SourceMissing({});
    const { source } = space.current;
    let voucher = await source.get(id, signal);
    if (voucher.allowedActions.includes('receive')) {
      const { name, etag } = voucher;
      const task = { kind: 'receive' as const, tell: true };
      const received = await queue.add({ place, voucher: id, name, kind: 'receive', task, etag });
      if (received.outcome !== 'done') throw FileNotHere({ name });
      voucher = received.voucher;
    }
    if (!voucher.allowedActions.includes('sign')) throw NotYoursToSign({ name: voucher.name });
    const { file, name } = voucher;
    if (!file) throw FileNotHere({ name });
    return { place, voucher, input: await shelf.fetch(source, place, { id, file }, () => {}, signal) };
  }

  private async handIn(
    { place, voucher, output }: Item,
    result: Pick<SigningResult, 'marks' | 'certificate'>,
    send: boolean,
  ): Promise<BatchOutcome> {
    const { id, name, etag } = voucher;
    try {
      const file = await this.keep(place, voucher, output);
      if (isLocal(place)) {
        await this.parts.locals.signed(id, file);
        return { voucher: id, name, state: 'signed' };
      }
      const baseSha256 = voucher.file!.sha256;
      const task = { kind: 'sign' as const, file, baseSha256, marks: marksOf(result) };
      const signed = await this.parts.queue.add({ place, voucher: id, name, kind: 'sign', task, etag });
      if (!send || signed.outcome === 'conflict') return outcomeOf(voucher, signed, 'signed');
      const after = signed.outcome === 'done' ? signed.voucher.etag : etag;
      return outcomeOf(voucher, await this.parts.desk.act(id, { kind: 'send' }, after), 'sent');
    } catch (fault) {
      return { voucher: id, name, state: 'refused', problem: problemOf(fault) };
    }
  }

  private async keep(place: Place, { id, file, name }: Voucher, output: string): Promise<KeptFile> {
    const source = await this.parts.files.open(output);
    try {
      return await this.parts.shelf.put(place, id, file?.name ?? name, chunksOf(source));
    } finally {
      await source.close();
    }
  }
}

function outcomeOf({ id, name }: Voucher, result: ActionOutcome, state: 'signed' | 'sent'): BatchOutcome {
  if (result.outcome === 'done') return { voucher: id, name, state };
  const { problem } = result.action;
  const kept = result.outcome === 'conflict' ? 'refused' : 'kept';
  return { voucher: id, name, state: kept, ...(problem && { problem }) };
}
