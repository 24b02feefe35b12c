/** The slot of the key file that opens with the passphrase. See docs/document-safe.md. */
import { randomBytes, scrypt } from 'node:crypto';
import type { Secret } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { NONCE_LENGTH, seal, unseal } from './aes-gcm.ts';
import { KeyFileDamaged } from './errors.ts';
import type { MasterKey } from './master-key.ts';

const SALT_LENGTH = 32;

/** Cost of guessing one passphrase: scrypt (RFC 7914) with `N` needs 128 * N * r bytes of memory. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB, and about half a second on the computers of an office. */
export const COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const base64 = Type.String({ pattern: '^[A-Za-z0-9+/]{1,200}={0,2}$' });

/** The bounds keep a hostile file from taking more memory or time than a computer has. */
export const PassphraseSlot = Type.Object({
  kind: Type.Literal('passphrase'),
  kdf: Type.Literal('scrypt'),
  N: Type.Integer({ minimum: 2, maximum: 2 ** 20 }),
  r: Type.Integer({ minimum: 1, maximum: 16 }),
  p: Type.Integer({ minimum: 1, maximum: 4 }),
  salt: base64,
  nonce: base64,
  wrapped: base64,
});
export type PassphraseSlot = Static<typeof PassphraseSlot>;

/** `safe`: its id. */
export async function wrapByPassphrase(
  master: MasterKey,
  safe: string,
  passphrase: Secret,
  cost: ScryptCost,
): Promise<PassphraseSlot> {
  const [salt, nonce] = [randomBytes(SALT_LENGTH), randomBytes(NONCE_LENGTH)];
  const key = await stretch(passphrase, salt, cost);
  try {
    const wrapped = master.use((bytes) => seal({ key, nonce, context: contextOf(safe, cost) }, bytes));
    const [saltText, nonceText, wrappedText] = [salt, nonce, wrapped].map((each) => each.toString('base64'));
    return {
      kind: 'passphrase',
      kdf: 'scrypt',
      ...{ N: cost.N, r: cost.r, p: cost.p },
      ...{ salt: saltText!, nonce: nonceText!, wrapped: wrappedText! },
    };
  } finally {
    key.fill(0);
  }
}

/** The master key; `undefined` where the passphrase is not the one of the slot, or the slot was altered. */
export async function unwrapByPassphrase(
  slot: PassphraseSlot,
  safe: string,
  passphrase: Secret,
): Promise<Buffer | undefined> {
  const [salt, nonce, wrapped] = [slot.salt, slot.nonce, slot.wrapped].map((each) => Buffer.from(each, 'base64'));
  if (nonce!.length !== NONCE_LENGTH) return undefined;
  const key = await stretch(passphrase, salt!, slot);
  try {
    return unseal({ key, nonce: nonce!, context: contextOf(safe, slot) }, wrapped!);
  } finally {
    key.fill(0);
  }
}

/** Binds a slot to its safe and to its cost, so that neither can be exchanged. */
function contextOf(safe: string, { N, r, p }: ScryptCost): Buffer {
  return Buffer.from(`sealwright-safe 1 passphrase ${safe} scrypt ${N} ${r} ${p}`);
}

function stretch(passphrase: Secret, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Copied: it works on another thread, and whoever asked may wipe the secret meanwhile.
    const typed = passphrase.use((bytes) => Buffer.from(bytes));
    const maxmem = 128 * N * r + 128 * r * p + 32 * 1024 * 1024;
    const done = (fault: Error | null, key: Buffer) => {
      typed.fill(0);
      if (fault) reject(KeyFileDamaged({}, { cause: fault }));
      else resolve(key);
    };
    try {
      scrypt(typed, salt, 32, { N, r, p, maxmem }, done);
    } catch (fault) {
      // N is no power of two.
      done(fault as Error, Buffer.alloc(0));
    }
  });
}
