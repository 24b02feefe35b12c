import {
  type DocumentFiles,
  type OpenDocument,
  type OpenDocuments,
  prefixSource,
  type SignatureMark,
} from '@sealwright/core/api';
import type { ActionQueue } from './action-queue.ts';
import { chunksOf } from './chunks-of.ts';
import type { ActionOutcome } from './common-queued-action.ts';
import { type DocumentLink, type DocumentLinks, newestHanded } from './document-links.ts';
import { DocumentForeign, NothingToHandIn } from './errors.ts';
import type { FileShelf } from './file-shelf.ts';
import { isLocal } from './local-mark.ts';
import type { LocalVouchers } from './local-vouchers.ts';
import type { KeptFile } from './queue-record.ts';

export interface HandInParts {
  readonly documents: OpenDocuments;
  readonly files: DocumentFiles;
  readonly shelf: FileShelf;
  readonly links: DocumentLinks;
  readonly locals: LocalVouchers;
  readonly queue: Pick<ActionQueue, 'add'>;
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
    if (!signed || !this.isDue(link) || signed.size > document.size) throw NothingToHandIn({});
    const file = await this.copy(document, link, signed.size);
    const base = newestHanded(link);
    const { sha256, size } = file;
    await links.change(id, (now) => ({ ...now, handed: [...now.handed, { sha256, size }] }));
    try {
      if (isLocal(link.place)) {
        const voucher = await locals.signed(link.voucher, file);
        await documents.keep(id);
        return { outcome: 'done', voucher };
      }
      const task = { kind: 'sign' as const, file, baseSha256: base.sha256, marks: [...signed.marks], document: id };
      const { place, voucher, name } = link;
      // What was handed in before may have been taken meanwhile.
      const etag = links.get(id)?.etag ?? link.etag;
      const deciding = queue.add({ place, voucher, name, kind: 'sign', task, etag }, { isQuiet });
      await documents.keep(id);
      return await deciding;
    } catch (fault) {
      await this.takeBack(id, sha256);
      throw fault;
    }
  }

  /** It was not taken, so it can be handed in again. */
  async takeBack(document: string, sha256: string): Promise<void> {
    await this.parts.links.change(document, (link) => ({
      ...link,
      handed: link.handed.filter((each) => each.sha256 !== sha256),
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
