import type { PdfEncryption, Secret } from '@sealwright/core/api';
import { PasswordNeeded, PasswordWrong } from '../../errors.ts';
import type { ObjectStore } from '../../object-store.ts';
import { PdfRef } from '../../objects.ts';
import { type EncryptionDictionary, readEncryptionDictionary } from './encryption-dictionary.ts';
import type { FileCipher } from './file-cipher.ts';
import { legacyOwnerKey, legacyUserKey } from './legacy-key.ts';
import { modernOwnerKey, modernUserKey } from './modern-key.ts';
import { legacyPasswords, modernPasswords } from './password-forms.ts';
import { StandardCipher } from './standard-cipher.ts';

/** Table 22: bits 4, 6 and 9. Bit 6 alone permits filling forms as well. */
const MODIFY = 1 << 3;
const ANNOTATE = 1 << 5;
const FILL_FORMS = 1 << 8;

export interface Unlocked {
  readonly cipher: FileCipher;
  readonly encryption: PdfEncryption;
}

/**
 * Finds the key of an encrypted document; `undefined` for one that is not. Without a password the empty user password is
 * tried, as every reader does. `pdf.password-needed`, `pdf.password-wrong`, `pdf.encryption-unsupported`, `pdf.damaged`.
 */
export async function unlock(store: ObjectStore, password: Secret | undefined): Promise<Unlocked | undefined> {
  const dict = await readEncryptionDictionary(store);
  if (!dict) return undefined;
  const found = password ? password.use((typed) => findKey(dict, typed)) : findKey(dict, new Uint8Array(0));
  if (!found) throw password ? PasswordWrong({}) : PasswordNeeded({});
  const entry = store.trailer.get('Encrypt');
  return {
    cipher: new StandardCipher(dict, found.key, entry instanceof PdfRef ? entry.number : undefined),
    encryption: {
      method: methodName(dict),
      openedAs: found.openedAs,
      permissions: {
        modify: (dict.permissions & MODIFY) !== 0,
        annotate: (dict.permissions & ANNOTATE) !== 0,
        fillForms: (dict.permissions & (dict.revision === 2 ? ANNOTATE : ANNOTATE | FILL_FORMS)) !== 0,
      },
    },
  };
}

/** A password that is the owner's and the user's opens as owner; the empty one, which nobody had to know, never does. */
function findKey(dict: EncryptionDictionary, typed: Uint8Array) {
  const isModern = dict.revision >= 5;
  const [ownerKey, userKey] = isModern ? [modernOwnerKey, modernUserKey] : [legacyOwnerKey, legacyUserKey];
  const passwords = isModern ? modernPasswords(typed) : legacyPasswords(typed);
  try {
    for (const password of passwords) {
      const asOwner = password.length > 0 ? ownerKey(dict, password) : undefined;
      if (asOwner) return { key: asOwner, openedAs: 'owner' } as const;
      const asUser = userKey(dict, password);
      if (asUser) return { key: asUser, openedAs: 'user' } as const;
    }
    return undefined;
  } finally {
    for (const password of passwords) password.fill(0);
  }
}

function methodName({ keyLength, strings, streams, embeddedFiles }: EncryptionDictionary): string {
  const methods = [strings, streams, embeddedFiles];
  if (methods.includes('aes-256')) return 'AES-256';
  if (methods.includes('aes-128')) return 'AES-128';
  return `RC4-${keyLength * 8}`;
}
