/**
 * The slot of the key file that opens with a key of the user's own: a random key wraps the master key, and is encrypted
 * with the public key of the user's certificate. See docs/document-safe.md.
 */
import { constants, createHash, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import type { DecryptMechanism } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { NONCE_LENGTH, seal, unseal } from './aes-gcm.ts';
import type { MasterKey } from './master-key.ts';

const KEY_LENGTH = 32;
const LONGEST_HOLDER = 200;
const PADDINGS = { 'rsa-oaep': constants.RSA_PKCS1_OAEP_PADDING, 'rsa-pkcs1': constants.RSA_PKCS1_PADDING } as const;

/** Of up to 16,384 bits of RSA. */
const base64 = Type.String({ pattern: '^[A-Za-z0-9+/]{1,2800}={0,2}$' });

export const KeySlot = Type.Object({
  kind: Type.Literal('key'),
  /** SHA-256 of the SubjectPublicKeyInfo in hex: the same for a renewed certificate of the key. */
  key: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** Name in the certificate, to say which key is wanted. */
  holder: Type.String({ maxLength: LONGEST_HOLDER }),
  mechanism: Type.Union([Type.Literal('rsa-oaep'), Type.Literal('rsa-pkcs1')]),
  /** The random key. */
  encrypted: base64,
  nonce: base64,
  wrapped: base64,
});
export type KeySlot = Static<typeof KeySlot>;

export interface SlotRecipient {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly holder: string;
  readonly mechanism: DecryptMechanism;
}

/** Gives the bytes as the key decrypts them; asks for its PIN. */
export type DecryptByKey = (mechanism: DecryptMechanism, ciphertext: Uint8Array) => Promise<Uint8Array>;

/** `KeySlot.key` of a certificate; `undefined` for one that this version of Node cannot read. */
export function publicKeyDigest(certificate: Uint8Array): string | undefined {
  try {
    const info = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(info).digest('hex');
  } catch {
    return undefined;
  }
}

/** `safe`: its id. */
export function wrapForKey(master: MasterKey, safe: string, recipient: SlotRecipient): KeySlot {
  const { certificate, mechanism } = recipient;
  const { publicKey } = new X509Certificate(certificate);
  const [wrapping, nonce] = [randomBytes(KEY_LENGTH), randomBytes(NONCE_LENGTH)];
  const names = {
    kind: 'key',
    key: publicKeyDigest(certificate)!,
    holder: recipient.holder.slice(0, LONGEST_HOLDER),
    mechanism,
  } as const;
  try {
    const encrypted = publicEncrypt({ key: publicKey, padding: PADDINGS[mechanism], oaepHash: 'sha1' }, wrapping);
    const wrapped = master.use((bytes) => seal({ key: wrapping, nonce, context: contextOf(safe, names) }, bytes));
    const [keyText, nonceText, wrappedText] = [encrypted, nonce, wrapped].map((each) => each.toString('base64'));
    return { ...names, encrypted: keyText!, nonce: nonceText!, wrapped: wrappedText! };
  } finally {
    wrapping.fill(0);
  }
}

/** The master key; `undefined` where the slot was altered. Rejects as `decrypt` does. */
export async function unwrapByKey(slot: KeySlot, safe: string, decrypt: DecryptByKey): Promise<Buffer | undefined> {
  const [encrypted, nonce, wrapped] = [slot.encrypted, slot.nonce, slot.wrapped].map((text) =>
    Buffer.from(text, 'base64'),
  );
  const key = await decrypt(slot.mechanism, encrypted!);
  try {
    if (key.length !== KEY_LENGTH || nonce!.length !== NONCE_LENGTH) return undefined;
    return unseal({ key, nonce: nonce!, context: contextOf(safe, slot) }, wrapped!);
  } finally {
    key.fill(0);
  }
}

/** Binds a slot to its safe and key, and to what is said of that. */
function contextOf(safe: string, { key, mechanism, holder }: Pick<KeySlot, 'key' | 'mechanism' | 'holder'>): Buffer {
  return Buffer.from(`sealwright-safe 1 key ${safe} ${key} ${mechanism} ${holder}`);
}
