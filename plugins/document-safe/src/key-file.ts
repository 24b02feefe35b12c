/**
 * `safe.json`: what the master key is wrapped by. Each slot holds the same master key, so a passphrase can be changed and
 * a key be added without encrypting any document anew. See docs/document-safe.md.
 */
import { randomBytes } from 'node:crypto';
import type { Secret } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { KeyFileDamaged, KeySlotsFull, PassphraseWrong, SafeNewer } from './errors.ts';
import { KeySlot } from './key-slot.ts';
import { MasterKey } from './master-key.ts';
import { PassphraseSlot, type ScryptCost, unwrapByPassphrase, wrapByPassphrase } from './passphrase-slot.ts';

const FORMAT = 'sealwright-safe';
const VERSION = 1;
const MOST_SLOTS = 32;

const hex16 = Type.String({ pattern: '^[0-9a-f]{32}$' });

const KeyFileHead = Type.Object({ format: Type.Literal(FORMAT), version: Type.Integer({ minimum: 1 }) });

type Slot = PassphraseSlot | KeySlot | { readonly kind: string };

export const KeyFile = Type.Object({
  format: Type.Literal(FORMAT),
  version: Type.Literal(VERSION),
  /** 16 bytes in hex; every other file of the safe is bound to it. */
  id: hex16,
  /** Slots of kinds that this version does not know are kept as they are. */
  slots: Type.Array(Type.Unsafe<Slot>(Type.Object({ kind: Type.String() })), { minItems: 1, maxItems: MOST_SLOTS }),
});
export type KeyFile = Static<typeof KeyFile>;

export async function newKeyFile(
  master: MasterKey,
  passphrase: Secret,
  cost: ScryptCost,
  id = randomBytes(16).toString('hex'),
): Promise<KeyFile> {
  return { format: FORMAT, version: VERSION, id, slots: [await wrapByPassphrase(master, id, passphrase, cost)] };
}

/** The same safe under a new passphrase; slots of other kinds stay. */
export async function withPassphrase(
  file: KeyFile,
  master: MasterKey,
  passphrase: Secret,
  cost: ScryptCost,
): Promise<KeyFile> {
  const others = file.slots.filter(({ kind }) => kind !== 'passphrase');
  return { ...file, slots: [await wrapByPassphrase(master, file.id, passphrase, cost), ...others] };
}

/** The keys that open the safe beside its passphrase. */
export function keySlots({ slots }: KeyFile): readonly KeySlot[] {
  return slots.filter((slot): slot is KeySlot => Check(KeySlot, slot));
}

/** In the place of an earlier slot of the same key. `safe.keys-full` */
export function withKey(file: KeyFile, slot: KeySlot): KeyFile {
  const slots = [...withoutKey(file, slot.key).slots, slot];
  if (slots.length > MOST_SLOTS) throw KeySlotsFull({ limit: MOST_SLOTS - 1 });
  return { ...file, slots };
}

export function withoutKey(file: KeyFile, key: string): KeyFile {
  const isOf = (slot: Slot) => slot.kind === 'key' && (slot as Partial<KeySlot>).key === key;
  return { ...file, slots: file.slots.filter((slot) => !isOf(slot)) };
}

/** `safe.passphrase-wrong` where no slot opens with it. */
export async function unwrapMaster(file: KeyFile, passphrase: Secret): Promise<MasterKey> {
  for (const slot of file.slots) {
    if (!Check(PassphraseSlot, slot)) continue;
    const master = await unwrapByPassphrase(slot as PassphraseSlot, file.id, passphrase);
    if (master) return new MasterKey(master);
  }
  throw PassphraseWrong({});
}

export function writeKeyFile(file: KeyFile): Buffer {
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
}

/** `safe.key-file-damaged`, `safe.newer` */
export function readKeyFile(bytes: Uint8Array): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (fault) {
    throw KeyFileDamaged({}, { cause: fault });
  }
  if (!Check(KeyFileHead, value)) throw KeyFileDamaged({});
  if ((value as Static<typeof KeyFileHead>).version > VERSION) throw SafeNewer({});
  if (!Check(KeyFile, value)) throw KeyFileDamaged({});
  return value as KeyFile;
}
