import { CiphertextInvalid, type Key, type Keys } from '@sealwright/core/api';
import type { AbleKey } from './common-safe-rpc.ts';
import { KeyAbsent, KeyAmbiguous, KeyNotFound, KeySlotDamaged, KeyUnable, NoKeySlots } from './errors.ts';
import { type KeyFile, keySlots } from './key-file.ts';
import { type DecryptByKey, type KeySlot, publicKeyDigest, unwrapByKey, wrapForKey } from './key-slot.ts';
import { MasterKey } from './master-key.ts';

/** What the PIN entry calls it: texts for it are in one language, so both stand here. */
const SUBJECT = '凭证保险柜 / Credential safe';

/** The plugged keys, as far as they can open a safe. */
export class UserKeys {
  private readonly keys: Keys | undefined;

  constructor(keys: Keys | undefined) {
    this.keys = keys;
  }

  /** Those that can be given a slot. */
  async able(): Promise<readonly AbleKey[]> {
    const devices = (await this.keys?.devices())?.devices ?? [];
    return devices.flatMap(({ name, keys }) =>
      keys.filter(canDecrypt).map(({ ref, certificate }) => ({ ref, holder: certificate.subject, device: name })),
    );
  }

  /**
   * The one that can be given a slot and has this ref, or this text as a part of its ref, its holder's name or its device's
   * name or serial number. `safe.key-not-found`, `safe.key-ambiguous`
   */
  async find(text: string): Promise<Key> {
    const fitting = (await this.plugged()).filter((key) => canDecrypt(key) && answersTo(key, text.toLowerCase()));
    const [found, ...others] = fitting;
    if (!found) throw KeyNotFound({ text });
    if (others.length === 0) return found;
    const named = fitting.find(({ ref }) => ref === text);
    if (named) return named;
    throw KeyAmbiguous({ text, matches: fitting.map(({ ref, certificate }) => `${certificate.subject} (${ref})`) });
  }

  /**
   * A slot for a key, by its ref. The key has decrypted it once when this resolves: nobody learns only later that it
   * cannot. `safe.key-unable`; rejects as `Keys.open` does.
   */
  async slotFor(ref: string, master: MasterKey, safe: string, signal?: AbortSignal): Promise<KeySlot> {
    const key = (await this.plugged()).find((each) => each.ref === ref);
    const mechanism = key?.decrypts?.[0];
    const [certificate] = key?.chain ?? [];
    if (!key || !mechanism || !certificate || !canDecrypt(key)) throw KeyUnable({});
    const slot = wrapForKey(master, safe, { certificate, holder: key.certificate.subject, mechanism });
    (await this.unwrap(slot, safe, key, signal)).wipe();
    return slot;
  }

  /**
   * The master key by a plugged key that has a slot; `named` says which one, by a part of its ref or of its holder's name.
   * `safe.no-key`, `safe.key-absent`, `safe.key-slot-damaged`; rejects as `Keys.open` does.
   */
  async unlock(file: KeyFile, named = '', signal?: AbortSignal): Promise<MasterKey> {
    const slots = keySlots(file);
    if (slots.length === 0) throw NoKeySlots({});
    const plugged = (await this.plugged()).filter((key) => answersTo(key, named.toLowerCase()));
    for (const slot of slots) {
      const key = plugged.find(({ chain }) => chain[0] && publicKeyDigest(chain[0]) === slot.key);
      if (key) return this.unwrap(slot, file.id, key, signal);
    }
    throw KeyAbsent({ holders: [...new Set(slots.map(({ holder }) => holder))] });
  }

  private async unwrap(slot: KeySlot, safe: string, key: Key, signal?: AbortSignal): Promise<MasterKey> {
    const decrypt: DecryptByKey = async (mechanism, ciphertext) => {
      const session = await this.keys!.open(key, { action: 'decrypt', subject: SUBJECT }, signal);
      try {
        return await session.decrypt(key, mechanism, ciphertext, signal);
      } finally {
        await session.close();
      }
    };
    const master = await unwrapByKey(slot, safe, decrypt).catch((fault) => {
      throw CiphertextInvalid.is(fault) ? KeySlotDamaged({}, { cause: fault }) : fault;
    });
    if (!master) throw KeySlotDamaged({});
    return new MasterKey(master);
  }

  private async plugged(): Promise<readonly Key[]> {
    return (await this.keys?.list())?.keys ?? [];
  }
}

function canDecrypt({ decrypts, chain }: Key): boolean {
  return decrypts?.[0] !== undefined && chain[0] !== undefined && publicKeyDigest(chain[0]) !== undefined;
}

function answersTo({ ref, certificate, token }: Key, named: string): boolean {
  return [ref, certificate.subject, token.label, token.serial].some((name) => name.toLowerCase().includes(named));
}
