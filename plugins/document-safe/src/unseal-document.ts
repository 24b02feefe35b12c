import { createHash } from 'node:crypto';
import type { ByteSource, SealwrightError } from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { TAG_LENGTH, unseal } from './aes-gcm.ts';
import {
  countParts,
  DocumentHead,
  type DocumentIds,
  fileSize,
  HEAD_LENGTH,
  type NonceKind,
  nonceKinds,
  SEALED_PART,
} from './document-head.ts';
import { DocumentLabel } from './document-label.ts';
import { DocumentAltered, DocumentCutShort, DocumentExchanged, DocumentLengthened, FileForeign } from './errors.ts';
import type { MasterKey } from './master-key.ts';
import type { IndexEntry } from './safe-index.ts';

const LARGEST_LABEL = 4_096;

/**
 * The document of a file that must be the one that the index lists. Nothing is given of a part before its tag was checked.
 * Rejects with `safe.file-exchanged`, `safe.file-cut-short`, `safe.file-lengthened` or `safe.file-altered`.
 */
export async function* unsealDocument(
  master: MasterKey,
  source: ByteSource,
  entry: IndexEntry,
): AsyncGenerator<Buffer> {
  const { name } = entry;
  const head = await readHead(source);
  if (!head) throw DocumentCutShort({ name });
  const hash = createHash('sha256');
  const reader = await PartReader.open(master, source, head);
  try {
    const isExpected = head.digest === entry.head;
    // The head is bound to the label: where that opens, the file is as it was written, but not the one that is listed.
    if (!(await reader.label())) throw DocumentAltered({ name, offset: isExpected ? HEAD_LENGTH : 0 });
    if (!isExpected) throw DocumentExchanged({ name });
    const size = fileSize(head, entry.size);
    if (source.size < size) throw DocumentCutShort({ name });
    if (source.size > size) throw DocumentLengthened({ name });
    for await (const part of reader.parts(entry.size, (offset) => DocumentAltered({ name, offset }))) {
      hash.update(part);
      yield part;
    }
  } finally {
    reader.close();
  }
  if (hash.digest('hex') !== entry.sha256) throw DocumentExchanged({ name });
}

/**
 * The entry of a file that the index does not list, which is read to its end for it. `safe.file-foreign` where it is not
 * as it was written, or of another safe.
 */
export async function entryOfFile(master: MasterKey, ids: DocumentIds, source: ByteSource): Promise<IndexEntry> {
  const foreign = () => FileForeign({ file: `${ids.document}.sealed` });
  const head = await readHead(source);
  if (!head?.isOf(ids)) throw foreign();
  const reader = await PartReader.open(master, source, head);
  try {
    const label = await reader.label();
    const body = source.size - HEAD_LENGTH - head.labelSize;
    const size = body - TAG_LENGTH * Math.ceil(body / SEALED_PART);
    if (!label || size < 0) throw foreign();
    const hash = createHash('sha256');
    for await (const part of reader.parts(size, foreign)) hash.update(part);
    return { id: ids.document, ...label, size, sha256: hash.digest('hex'), head: head.digest };
  } finally {
    reader.close();
  }
}

async function readHead(source: ByteSource): Promise<DocumentHead | undefined> {
  const bytes = Buffer.from(await source.read(0, HEAD_LENGTH));
  return bytes.length === HEAD_LENGTH ? new DocumentHead(bytes) : undefined;
}

/** Reads the encrypted parts of one file, with its key. */
class PartReader {
  private readonly source: ByteSource;
  private readonly head: DocumentHead;
  private readonly key: Buffer;

  private constructor(source: ByteSource, head: DocumentHead, key: Buffer) {
    this.source = source;
    this.head = head;
    this.key = key;
  }

  static async open(master: MasterKey, source: ByteSource, head: DocumentHead): Promise<PartReader> {
    return new PartReader(source, head, await head.key(master, (lent) => Buffer.from(lent)));
  }

  async label(): Promise<DocumentLabel | undefined> {
    const { labelSize } = this.head;
    if (labelSize > LARGEST_LABEL) return undefined;
    const text = await this.part(HEAD_LENGTH, labelSize, 0, nonceKinds.label);
    if (!text) return undefined;
    const label: unknown = JSON.parse(text.toString('utf8'));
    return Check(DocumentLabel, label) ? (label as DocumentLabel) : undefined;
  }

  /** `size`: of the document. `fault` is thrown for the first part that is not as it was written. */
  async *parts(size: number, fault: (offset: number) => SealwrightError): AsyncGenerator<Buffer> {
    const count = countParts(size);
    const end = fileSize(this.head, size);
    for (let number = 0; number < count; number++) {
      const isLast = number === count - 1;
      const offset = HEAD_LENGTH + this.head.labelSize + number * SEALED_PART;
      const length = isLast ? end - offset : SEALED_PART;
      const part = await this.part(offset, length, number, isLast ? nonceKinds.last : nonceKinds.more);
      if (!part) throw fault(offset);
      yield part;
    }
  }

  close(): void {
    this.key.fill(0);
  }

  private async part(offset: number, length: number, number: number, kind: NonceKind): Promise<Buffer | undefined> {
    const { key, head } = this;
    const sealed = await this.source.read(offset, length);
    return unseal({ key, nonce: head.nonce(number, kind), context: head.bytes }, sealed);
  }
}
