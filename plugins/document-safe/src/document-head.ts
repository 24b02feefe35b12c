/**
 * The beginning of the file of a document, in clear: what it is and what its key is derived with. All of it is bound to
 * every encrypted part of the file. See docs/document-safe.md.
 */
import { createHash, randomBytes } from 'node:crypto';
import { TAG_LENGTH } from './aes-gcm.ts';
import type { MasterKey } from './master-key.ts';

const MAGIC = Buffer.from('SWSEALD1');
const ID_LENGTH = 16;
const SALT_LENGTH = 32;
const PREFIX_LENGTH = 7;
const PURPOSE = 'sealwright-safe document';

const SAFE = MAGIC.length;
const DOCUMENT = SAFE + ID_LENGTH;
const SALT = DOCUMENT + ID_LENGTH;
const PREFIX = SALT + SALT_LENGTH;
const LABEL_SIZE = PREFIX + PREFIX_LENGTH + 1;
export const HEAD_LENGTH = LABEL_SIZE + 4;

/** In bytes, before encryption. */
export const PART = 65_536;
export const SEALED_PART = PART + TAG_LENGTH;

/** Which safe and document a file is of, each 16 bytes in hex. */
export interface DocumentIds {
  readonly safe: string;
  readonly document: string;
}

/** What a nonce is for; its last byte. */
export const nonceKinds = { more: 0, last: 1, label: 2 } as const;
export type NonceKind = (typeof nonceKinds)[keyof typeof nonceKinds];

export class DocumentHead {
  readonly bytes: Buffer;

  /** `bytes`: `HEAD_LENGTH` of them. */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** `labelSize`: of the encrypted label. */
  static make({ safe, document }: DocumentIds, labelSize: number): DocumentHead {
    const bytes = Buffer.alloc(HEAD_LENGTH);
    MAGIC.copy(bytes);
    bytes.write(safe, SAFE, 'hex');
    bytes.write(document, DOCUMENT, 'hex');
    randomBytes(SALT_LENGTH).copy(bytes, SALT);
    randomBytes(PREFIX_LENGTH).copy(bytes, PREFIX);
    bytes.writeUInt32BE(labelSize, LABEL_SIZE);
    return new DocumentHead(bytes);
  }

  get labelSize(): number {
    return this.bytes.readUInt32BE(LABEL_SIZE);
  }

  /** SHA-256 in hex. */
  get digest(): string {
    return createHash('sha256').update(this.bytes).digest('hex');
  }

  isOf({ safe, document }: DocumentIds): boolean {
    const expected = Buffer.concat([MAGIC, Buffer.from(safe, 'hex'), Buffer.from(document, 'hex')]);
    return this.bytes.subarray(0, SALT).equals(expected);
  }

  /** Lends the key of this one file for the time of the call; no other file has the same salt. */
  key<R>(master: MasterKey, borrow: (key: Buffer) => R | Promise<R>): Promise<R> {
    return master.derive(this.bytes.subarray(SALT, PREFIX), PURPOSE, borrow);
  }

  /** 7 bytes of the head, the number in 4, the kind in 1. */
  nonce(number: number, kind: NonceKind): Buffer {
    const nonce = Buffer.alloc(PREFIX_LENGTH + 5);
    this.bytes.copy(nonce, 0, PREFIX, PREFIX + PREFIX_LENGTH);
    nonce.writeUInt32BE(number, PREFIX_LENGTH);
    nonce.writeUInt8(kind, PREFIX_LENGTH + 4);
    return nonce;
  }
}

/** An empty document has one part, too: its end is sealed. */
export function countParts(size: number): number {
  return Math.max(1, Math.ceil(size / PART));
}

/** Bytes of the file of a document of `size` bytes. */
export function fileSize(head: DocumentHead, size: number): number {
  return HEAD_LENGTH + head.labelSize + size + TAG_LENGTH * countParts(size);
}
