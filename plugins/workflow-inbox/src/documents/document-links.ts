import { Emitter, type OpenDocuments, type PluginStorage, SignatureMark, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Place } from '../queue/queue-record.ts';

const DocumentLink = Type.Object({
  place: Place,
  voucher: Type.String(),
  /** Name of the voucher. */
  name: Type.String(),
  /** Of the voucher's state that its user has before them. */
  etag: Type.String(),
  /** Digest of what was opened: its first revision. */
  openedSha256: Type.String(),
  openedSize: Type.Integer({ minimum: 0 }),
  /** What was handed in after that, in its order; each begins with the one before. */
  handed: Type.Array(Type.Object({ sha256: Type.String(), size: Type.Integer({ minimum: 0 }) })),
  /** The newest revision with a signature: its size, and what is told of all that was not handed in. */
  signed: Type.Optional(Type.Object({ size: Type.Integer({ minimum: 0 }), marks: Type.Array(SignatureMark) })),
  /** Size of the revision that was not taken last: its user decides whether it is handed in again. */
  refusedSize: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type DocumentLink = Static<typeof DocumentLink>;

const Links = Type.Object({
  links: Type.Array(Type.Object({ document: Type.String(), link: DocumentLink })),
});

/** Which open document shows which voucher. Documents outlive the plugin host, and so does this. */
export class DocumentLinks {
  private readonly store: Store<Static<typeof Links>>;
  private readonly documents: OpenDocuments | undefined;
  private readonly changed = new Emitter<void>();
  private links = new Map<string, DocumentLink>();
  readonly onDidChange = this.changed.event;

  constructor(storage: PluginStorage, documents: OpenDocuments | undefined) {
    this.store = storage.store('documents', { version: 1, schema: Links, initial: { links: [] } });
    this.documents = documents;
  }

  async load(): Promise<void> {
    const { links } = await this.store.read();
    this.links = new Map(links.map(({ document, link }) => [document, link]));
  }

  get(document: string): DocumentLink | undefined {
    return this.links.get(document);
  }

  /** Those of documents that are open. */
  all(): { readonly document: string; readonly link: DocumentLink }[] {
    const open = new Set(this.documents?.list().map(({ id }) => id));
    return [...this.links].filter(([document]) => open.has(document)).map(([document, link]) => ({ document, link }));
  }

  documentOf(place: Place, voucher: string): string | undefined {
    return this.all().findLast(({ link }) => isOf(link, place, voucher))?.document;
  }

  /** Those of closed documents go with the next one; those of other programs stay. */
  async set(document: string, link: DocumentLink): Promise<void> {
    this.links.set(document, link);
    await this.store.update(({ links }) => ({
      links: [...links.filter((each) => each.document !== document), { document, link }].slice(-500),
    }));
    this.changed.fire();
  }

  async change(document: string, change: (link: DocumentLink) => DocumentLink): Promise<void> {
    const link = this.links.get(document);
    if (link) await this.set(document, change(link));
  }
}

export function isOf({ place, voucher }: DocumentLink, at: Place, id: string): boolean {
  return voucher === id && place.source === at.source && place.account === at.account;
}

/** Whether the newest signature is one that was not taken, and not a later one. */
export function isRefused({ signed, refusedSize }: DocumentLink): boolean {
  return signed !== undefined && signed.size === refusedSize;
}

/** The newest of what the platform was given, or what it gave. */
export function newestHanded({ handed, openedSha256, openedSize }: DocumentLink): { sha256: string; size: number } {
  return handed.at(-1) ?? { sha256: openedSha256, size: openedSize };
}
