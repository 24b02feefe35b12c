import {
  type OpenDocument,
  type OpenDocuments,
  type PlannedSigning,
  type Refusal,
  type SigningResult,
  type Voucher,
  WorkflowUnreachable,
} from '@sealwright/core/api';
import type { Transfer, VoucherDocument } from '../common-inbox-rpc.ts';
import type { ActionOutcome } from '../common-queued-action.ts';
import type { InboxSpace } from '../entry/inbox-space.ts';
import { DocumentForeign, FileNotHere, FileTooOld, NotYoursToSign, NoWindow, OtherCompany } from '../errors.ts';
import { chunksOf } from '../files/chunks-of.ts';
import type { FetchProgress } from '../files/fetch-file.ts';
import { fetchNewest } from '../queue/perform-action.ts';
import type { Place, QueueRecord } from '../queue/queue-record.ts';
import { isLocal, LOCAL } from '../vouchers/local-mark.ts';
import type { VoucherMemory } from '../vouchers/voucher-memory.ts';
import type { VoucherRowsReader } from '../vouchers/voucher-rows.ts';
import { type DocumentLink, isOf, isRefused, newestHanded } from './document-links.ts';
import type { HandIn, HandInParts } from './hand-in.ts';
import { marksOf } from './marks-of.ts';

export interface VoucherDocumentsParts extends Omit<HandInParts, 'documents' | 'queue' | 'queued'> {
  readonly documents: OpenDocuments | undefined;
  readonly space: InboxSpace;
  readonly memory: VoucherMemory;
  readonly rows: VoucherRowsReader;
  readonly handIn: HandIn | undefined;
  /** The queued actions of a voucher, the oldest first. */
  readonly queued: (place: Place, voucher: string) => readonly QueueRecord[];
  /** Told what went wrong where nobody waits to hear it. */
  readonly fault: (fault: unknown) => void;
  readonly act: (id: string, etag: string) => Promise<ActionOutcome>;
  readonly transfer: (transfer: Omit<Transfer, 'done' | 'size'>) => { progress: FetchProgress; end(): void };
}

/** Vouchers as open documents: opened, signed, taken back. */
export class VoucherDocuments {
  private readonly parts: VoucherDocumentsParts;
  /** Documents that were looked at already. */
  private readonly known = new Set<string>();

  constructor(parts: VoucherDocumentsParts) {
    this.parts = parts;
  }

  /** The same document again, as long as it is open and shows the voucher's newest file. */
  async open(id: string, progress: (transfer: Transfer) => void, signal: AbortSignal): Promise<OpenDocument> {
    const { documents, links, shelf, files, locals, space } = this.parts;
    if (!documents) throw NoWindow({});
    const local = await locals.find(id);
    const place = local ? LOCAL : space.place;
    if (!place) throw FileNotHere({ name: id });
    const voucher = local ?? (await this.newest(place, id, progress, signal));
    const signed = this.signedTask(place, id);
    const file = signed?.file ?? voucher.file;
    if (!file) throw FileNotHere({ name: voucher.name });
    const known = links.documentOf(place, id);
    const link = known === undefined ? undefined : links.get(known);
    if (known !== undefined && link && newestHanded(link).sha256 === file.sha256) {
      await links.set(known, { ...link, etag: voucher.etag });
      return documents.get(known);
    }
    const source = await files.open(signed?.file.path ?? (await shelf.path(place, voucher)));
    try {
      const document = await documents.openContents(file.name, chunksOf(source, signal), signal);
      this.known.add(document.id);
      await links.set(document.id, {
        place,
        voucher: id,
        name: voucher.name,
        etag: voucher.etag,
        openedSha256: file.sha256,
        openedSize: source.size,
        handed: [],
      });
      return document;
    } finally {
      await source.close();
    }
  }

  /** `signing.decide`: whoever signs a voucher's document must be able to hand it in. */
  async decide({ request }: PlannedSigning): Promise<Refusal | undefined> {
    const found = this.documentOf(request.input);
    if (!found || isLocal(found.link.place)) return undefined;
    const { link } = found;
    const { name, place, voucher: id } = link;
    const { space, memory } = this.parts;
    if (space.place && !isOf(link, space.place, id)) return OtherCompany({ name });
    if (this.signedTask(place, id)) return undefined;
    const voucher = await memory.get(place, id);
    if (voucher && !voucher.allowedActions.includes('sign')) return NotYoursToSign({ name });
    if (voucher?.file && newestHanded(link).sha256 !== voucher.file.sha256) return FileTooOld({ name });
    return undefined;
  }

  /** `signing.didSign`: the document gets this revision in a moment. */
  async didSign(result: SigningResult): Promise<void> {
    const { documents, handIn } = this.parts;
    const found = this.documentOf(result.output, true);
    if (!found || !handIn || !documents) return;
    await handIn.signed(found.document.id, result.size, marksOf(result));
    await this.handInWhenThere(found.document.id);
  }

  /** Hands in what documents that were not open before hold of signatures: the program ended before it did that. */
  async resume(): Promise<void> {
    const fresh = this.parts.links.all().filter(({ document }) => !this.known.has(document));
    for (const { document } of fresh) this.known.add(document);
    // What the platform has refused, its user hands in again, after looking at it.
    for (const { document, link } of fresh) if (!isRefused(link)) await this.handInWhenThere(document);
  }

  /** See `inboxRpc.restore`. */
  async restore(id: string): Promise<ActionOutcome> {
    const { documents, links, locals, memory, handIn } = this.parts;
    const link = links.get(id);
    if (!documents || !link) throw DocumentForeign({});
    if (isLocal(link.place)) {
      const voucher = handIn?.isDue(link) ? await locals.get(link.voucher) : await locals.restore(link.voucher);
      await this.restored(LOCAL, voucher);
      return { outcome: 'done', voucher };
    }
    const voucher = await memory.get(link.place, link.voucher);
    if (voucher && (documents.get(id).size > newestHanded(link).size || link.handed.length === 0)) {
      // It never left this computer.
      await this.restored(link.place, voucher);
      return { outcome: 'done', voucher };
    }
    return this.parts.act(link.voucher, link.etag);
  }

  /** The voucher's file is an earlier one again: documents that show it go back to that. */
  async restored(place: Place, { id, file, etag }: Voucher): Promise<void> {
    const { documents, links } = this.parts;
    for (const { document, link } of links.all()) {
      if (!isOf(link, place, id) || !documents) continue;
      const size = file?.size ?? link.openedSize;
      let open = documents.get(document);
      for (let before = -1; open.size > size && open.revision > 0 && open.revision !== before; ) {
        before = open.revision;
        open = await documents.dropRevision(document);
      }
      const { signed: _, refusedSize: __, ...rest } = link;
      await links.set(document, { ...rest, etag, handed: link.handed.filter((each) => each.size <= size) });
    }
  }

  /** What its user did made another state of it, which they have before them then. */
  async acted(place: Place, { id, etag }: Voucher): Promise<void> {
    for (const { document, link } of this.parts.links.all()) {
      if (isOf(link, place, id)) await this.parts.links.change(document, (now) => ({ ...now, etag }));
    }
  }

  /** A local voucher stands on the platform now: documents that show it are that company's from here on. */
  async arrived(local: string, place: Place, { id: voucher, name, etag }: Voucher): Promise<void> {
    for (const { document, link } of this.parts.links.all()) {
      if (!isOf(link, LOCAL, local)) continue;
      await this.parts.links.change(document, (now) => ({ ...now, place, voucher, name, etag }));
    }
  }

  /** See `inboxRpc.documents`. */
  async list(): Promise<VoucherDocument[]> {
    const { links, locals, memory, rows, handIn } = this.parts;
    const listed = await Promise.all(
      links.all().map(async ({ document, link }): Promise<VoucherDocument | undefined> => {
        const { place, voucher: id } = link;
        const voucher = isLocal(place) ? await locals.find(id) : await memory.get(place, id);
        if (!voucher) return undefined;
        const hasUnsubmitted = handIn?.isDue(link) ?? false;
        const isSigned = voucher.allowedActions.includes('restore') || this.signedTask(place, id) !== undefined;
        return {
          document,
          row: await rows.row(place, voucher),
          hasUnsubmitted,
          canRestore: hasUnsubmitted || isSigned,
          canSend: voucher.allowedActions.includes('send') || this.signedTask(place, id) !== undefined,
        };
      }),
    );
    return listed.filter((each) => each !== undefined);
  }

  /** The newest state and its file; without a network, what is here. */
  private async newest(place: Place, id: string, tell: (transfer: Transfer) => void, signal: AbortSignal) {
    const { space, memory, shelf } = this.parts;
    const { source } = space.current;
    try {
      const voucher = await source.get(id, signal);
      const running = this.parts.transfer({ voucher: id, name: voucher.name, direction: 'in' });
      const progress: FetchProgress = (done, size) => {
        running.progress(done, size);
        tell({ voucher: id, name: voucher.name, direction: 'in', done, size });
      };
      const fetch = async ({ file }: Voucher) => file && shelf.fetch(source, place, { id, file }, progress, signal);
      const newest = await fetchNewest(voucher, fetch, () => source.get(id, signal)).finally(() => running.end());
      await memory.saw(place, [newest]);
      return newest;
    } catch (fault) {
      const known = WorkflowUnreachable.is(fault) ? await memory.get(place, id) : undefined;
      if (!known) throw fault;
      return known;
    }
  }

  private signedTask(place: Place, id: string) {
    const task = this.parts.queued(place, id).findLast((record) => record.task.kind === 'sign')?.task;
    return task?.kind === 'sign' ? task : undefined;
  }

  /** The linked document whose newest file it is; or the folder that its next one comes to stand in. */
  private documentOf(path: string, isNext = false): { document: OpenDocument; link: DocumentLink } | undefined {
    const { documents, links } = this.parts;
    for (const { document: id, link } of links.all()) {
      const document = documents?.get(id);
      if (!document) continue;
      const isIts = isNext ? path.includes(document.id) : document.source === path;
      if (isIts) return { document, link };
    }
    return undefined;
  }

  /** The signing pipeline is done before the document has its new revision. */
  private async handInWhenThere(id: string): Promise<void> {
    const { documents, handIn, links } = this.parts;
    const link = links.get(id);
    if (!documents || !handIn || !link || !handIn.isDue(link)) return;
    const size = link.signed?.size ?? 0;
    const isThere = () => documents.list().some((each) => each.id === id && each.size >= size);
    const start = () => void handIn.run(id, true).catch(this.parts.fault);
    if (isThere()) return start();
    const listening = documents.onDidChange(() => {
      const isOpen = documents.list().some((each) => each.id === id);
      if (isOpen && !isThere()) return;
      void listening.dispose();
      if (isOpen) start();
    });
  }
}
