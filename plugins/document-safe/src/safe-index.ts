/**
 * `index.bin`: the list of a safe's documents, encrypted as a whole. It binds names, order, sizes, digests and the very
 * file of each document, so none can be exchanged, dropped or brought back alone. See docs/document-safe.md.
 */
import { randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { NONCE_LENGTH, seal, unseal } from './aes-gcm.ts';
import { IndexDamaged } from './errors.ts';
import type { MasterKey } from './master-key.ts';

export const MOST_DOCUMENTS = 10_000;
/** In bytes; what is larger is no index of ours. */
export const LARGEST_INDEX = 32_000_000;
const MAGIC = Buffer.from('SWINDEX1');
const SALT_LENGTH = 32;
const PURPOSE = 'sealwright-safe index';

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const IndexEntry = Type.Object({
  /** 16 bytes in hex; never used again. Its file is called `<id>.sealed`. */
  id: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  name: Type.String({ minLength: 1, maxLength: 255 }),
  /** Of the document in bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** When it was put in, in milliseconds since 1970. */
  added: Type.Number(),
  /** Of the document. */
  sha256,
  /** SHA-256 of the head of its file, whose salt makes it unlike that of any other file. */
  head: sha256,
});
export type IndexEntry = Static<typeof IndexEntry>;

export const SafeIndex = Type.Object({
  /** Grows by one with every change. */
  generation: Type.Integer({ minimum: 1 }),
  /** In the order in which they were put in. */
  documents: Type.Array(IndexEntry, { maxItems: MOST_DOCUMENTS }),
});
export type SafeIndex = Static<typeof SafeIndex>;

/** Every writing has a key of its own. */
export async function sealIndex(master: MasterKey, safe: string, index: SafeIndex): Promise<Buffer> {
  const salt = randomBytes(SALT_LENGTH);
  const nonce = randomBytes(NONCE_LENGTH);
  const head = Buffer.concat([MAGIC, Buffer.from(safe, 'hex'), salt, nonce]);
  const text = Buffer.from(JSON.stringify(index));
  return master.derive(salt, PURPOSE, (key) => Buffer.concat([head, seal({ key, nonce, context: head }, text)]));
}

/** `safe.index-damaged` */
export async function openIndex(master: MasterKey, safe: string, bytes: Buffer): Promise<SafeIndex> {
  const saltAt = MAGIC.length + safe.length / 2;
  const nonceAt = saltAt + SALT_LENGTH;
  const head = bytes.subarray(0, nonceAt + NONCE_LENGTH);
  if (!head.subarray(0, saltAt).equals(Buffer.concat([MAGIC, Buffer.from(safe, 'hex')]))) throw IndexDamaged({});
  const [salt, nonce] = [head.subarray(saltAt, nonceAt), head.subarray(nonceAt)];
  const text = await master.derive(salt, PURPOSE, (key) =>
    nonce.length === NONCE_LENGTH ? unseal({ key, nonce, context: head }, bytes.subarray(head.length)) : undefined,
  );
  const index: unknown = text && JSON.parse(text.toString('utf8'));
  if (!Check(SafeIndex, index)) throw IndexDamaged({});
  return index as SafeIndex;
}
