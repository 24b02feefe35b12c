import {
  type DocumentFiles,
  type OpenDocument,
  type OpenDocuments,
  prefixSource,
  type SignatureMark,
} from '@sealwright/core/api';
import type { ActionOutcome } from '../common-queued-action.ts';
import { DocumentForeign, NothingToHandIn } from '../errors.ts';
import { chunksOf } from '../files/chunks-of.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import type { ActionQueue } from '../queue/action-queue.ts';
import type { KeptFile } from '../queue/queue-record.ts';
import { isLocal } from '../vouchers/local-mark.ts';
import type { LocalVouchers } from '../vouchers/local-vouchers.ts';
import { type DocumentLink, type DocumentLinks, newestHanded } from './document-links.ts';

export interface HandInParts {
  readonly documents: OpenDocuments;
  readonly files: DocumentFiles;
  readonly shelf: FileShelf;
  readonly links: DocumentLinks;
  readonly locals: LocalVouchers;
  readonly queue: Pick<ActionQueue, 'add'>;
  /** Signed files of a voucher that wait in the queue. */
  readonly queued: (link: DocumentLink) => readonly { readonly file: KeptFile }[];
}

/** Carries signed revisions of open documents to where their vouchers belong. */
export class HandIn {
  private readonly parts: HandInParts;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(parts: HandInParts) {
    this.parts = parts;
  }

  /** Whether a document holds signatures that went nowhere yet. */
  isDue(link: DocumentLink): boolean {
    return (link.signed?.size ?? 0) > newestHanded(link).size;
  }

  /** Somebody signed into the file of a document: it is handed in as soon as the document has that revision. */
  async signed(document: string, size: number, marks: readonly SignatureMark[]): Promise<void> {
    await this.parts.links.change(document, (link) => {
      const before = this.isDue(link) ? link.signed!.marks : [];
      return { ...link, signed: { size, marks: [...before, ...marks] } };
    });
  }

  /** One after the other for each document. `isQuiet`: see `ActionQueue.add`. `inbox.document-foreign`, `inbox.nothing-to-hand-in`; rejects like the queue. */
  run(document: string, isQuiet = false): Promise<ActionOutcome> {
    const turn = (this.turns.get(document) ?? Promise.resolve()).then(() => this.handIn(document, isQuiet));
    this.turns.set(
      document,
      turn.catch(() => {}),
    );
    return turn;
  }

  private async handIn(id: string, isQuiet: boolean): Promise<ActionOutcome> {
    const { documents, links, locals, queue } = this.parts;
    const link = links.get(id);
    if (!link) throw DocumentForeign({});
    const document = documents.get(id);
    const { signed } = link;
    const queued = this.parts.queued(link).find(({ file }) => file.size === signed?.size);
    // The program ended after it was queued, and before that was written down here.
    if (queued) await this.handed(id, queued.file);
    if (queued || !signed || !this.isDue(link) || signed.size > document.size) throw NothingToHandIn({});
    const file = await this.copy(document, link, signed.size);
    if (isLocal(link.place)) {
      const voucher = await locals.signed(link.voucher, file);
      await this.handed(id, file);
      return { outcome: 'done', voucher };
    }
    const base = newestHanded(link);
    const { place, voucher, name } = link;
    const task = { kind: 'sign' as const, file, baseSha256: base.sha256, marks: [...signed.marks], document: id };
    // What was handed in before may have been taken meanwhile.
    const etag = links.get(id)?.etag ?? link.etag;
    const stored = () => this.handed(id, file).catch(() => {});
    try {
      return await queue.add({ place, voucher, name, kind: 'sign', task, etag }, { isQuiet, stored });
    } catch (fault) {
      await this.takeBack(id, file);
      throw fault;
    }
  }

  /** It is on its way, and safe in the queue or where it belongs; also again, after a restart in between. */
  async handed(document: string, { sha256, size }: Pick<KeptFile, 'sha256' | 'size'>): Promise<void> {
    const { links, documents } = this.parts;
    await links.change(document, ({ refusedSize: _, ...link }) => ({
      ...link,
      handed: [...link.handed.filter((each) => each.sha256 !== sha256), { sha256, size }],
    }));
    if (documents.list().some(({ id }) => id === document)) await documents.keep(document);
  }

  /** It was not taken, so it can be handed in again, which its user has to ask for. */
  async takeBack(document: string, { sha256, size }: Pick<KeptFile, 'sha256' | 'size'>): Promise<void> {
    await this.parts.links.change(document, (link) => ({
      ...link,
      handed: link.handed.filter((each) => each.sha256 !== sha256),
      refusedSize: size,
    }));
  }

  /** Up to its newest signature: what was annotated after that is not handed in. */
  private async copy(
    { source, name }: OpenDocument,
    { place, voucher }: DocumentLink,
    size: number,
  ): Promise<KeptFile> {
    const bytes = await this.parts.files.open(source);
    try {
      return await this.parts.shelf.put(place, voucher, name, chunksOf(prefixSource(bytes, size)));
    } finally {
      await bytes.close();
    }
  }
}
