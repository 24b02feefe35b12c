import { createHash } from 'node:crypto';
import { seal, TAG_LENGTH } from './aes-gcm.ts';
import { DocumentHead, type DocumentIds, type NonceKind, nonceKinds, PART } from './document-head.ts';
import type { DocumentLabel } from './document-label.ts';
import { inPartsOf } from './in-parts-of.ts';
import type { MasterKey } from './master-key.ts';
import type { IndexEntry } from './safe-index.ts';

/**
 * Encrypts one document: the head, the label, then parts of 64 KiB, each with a tag. The nonce of a part holds its number
 * and whether it is the last one (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015), so that parts cannot be
 * dropped, exchanged or added.
 */
export class SealedDocument {
  private readonly ids: DocumentIds;
  private readonly label: DocumentLabel;
  private readonly labelText: Buffer;
  private readonly head: DocumentHead;
  private readonly hash = createHash('sha256');
  private size = 0;

  constructor(ids: DocumentIds, label: DocumentLabel) {
    this.ids = ids;
    this.label = label;
    this.labelText = Buffer.from(JSON.stringify(label));
    this.head = DocumentHead.make(ids, this.labelText.length + TAG_LENGTH);
  }

  /** The bytes of the file, once. */
  async *bytes(master: MasterKey, document: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    const key = await this.head.key(master, (lent) => Buffer.from(lent));
    const sealPart = (number: number, kind: NonceKind, text: Buffer) =>
      seal({ key, nonce: this.head.nonce(number, kind), context: this.head.bytes }, text);
    try {
      yield this.head.bytes;
      yield sealPart(0, nonceKinds.label, this.labelText);
      let number = 0;
      for await (const { bytes, isLast } of inPartsOf(PART, document)) {
        this.hash.update(bytes);
        this.size += bytes.length;
        yield sealPart(number++, isLast ? nonceKinds.last : nonceKinds.more, bytes);
      }
    } finally {
      key.fill(0);
    }
  }

  /** What the index keeps of it, once its last byte was taken. */
  entry(): IndexEntry {
    const { ids, label, size, head } = this;
    return { id: ids.document, ...label, size, sha256: this.hash.digest('hex'), head: head.digest };
  }
}
