import { quietly, vendorText } from '@sealwright/driver-kit/driver';
import type { Handle, PKCS11 } from 'pkcs11js';
import { CKA, CKF } from './cryptoki-constants.ts';

export type { Handle, Mechanism, RsaOAEP, RsaPSS, TokenInfo } from 'pkcs11js';

/** The functions of PKCS#11 that the driver calls. */
export type Cryptoki = PKCS11;

const AT_A_TIME = 50;
const MOST_OBJECTS = 500;

/** The CK_RV of a failed call; undefined for faults that are none of the library's. */
export function returnValueOf(fault: unknown): number | undefined {
  return fault instanceof Error && fault.name === 'Pkcs11Error' ? (fault as Error & { code: number }).code : undefined;
}

/** The CK_RV's name, or its number where a vendor has made it up. */
export function reasonOf(fault: unknown): string {
  const value = returnValueOf(fault);
  if (value === undefined) return 'CKR_?';
  const name = (fault as Error).message;
  return /^CKR_[A-Z0-9_]+$/.test(name) ? name : `0x${value.toString(16)}`;
}

/** Runs with a session of its own that only reads. A login of the token holds for it too. */
export function withSession<T>(cryptoki: Cryptoki, slot: Handle, run: (session: Handle) => T, flags = 0): T {
  const session = cryptoki.C_OpenSession(slot, CKF.serialSession | flags);
  try {
    return run(session);
  } finally {
    quietly(() => cryptoki.C_CloseSession(session));
  }
}

export function findObjects(
  cryptoki: Cryptoki,
  session: Handle,
  template: readonly { readonly type: number; readonly value: Buffer | number | boolean }[],
): readonly Handle[] {
  cryptoki.C_FindObjectsInit(session, [...template]);
  try {
    const found: Handle[] = [];
    // Libraries may give fewer at a time than they have.
    for (;;) {
      const more = cryptoki.C_FindObjects(session, AT_A_TIME);
      found.push(...more);
      if (more.length === 0 || found.length >= MOST_OBJECTS) break;
    }
    return found;
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
}

/** One attribute; undefined where the object has none, or does not show it. */
export function attribute(cryptoki: Cryptoki, session: Handle, object: Handle, type: number): Buffer | undefined {
  try {
    const [read] = cryptoki.C_GetAttributeValue(session, object, [{ type }]);
    return Buffer.isBuffer(read?.value) ? read.value : undefined;
  } catch (fault) {
    // The session is gone, or the key: whoever asks must know.
    if (!isAboutAttribute(fault)) throw fault;
    return undefined;
  }
}

export function label(cryptoki: Cryptoki, session: Handle, object: Handle): string {
  return vendorText(attribute(cryptoki, session, object, CKA.label) ?? Buffer.alloc(0)).trim();
}

/** CKR_ATTRIBUTE_SENSITIVE, CKR_ATTRIBUTE_TYPE_INVALID. */
function isAboutAttribute(fault: unknown): boolean {
  const value = returnValueOf(fault);
  return value === 0x11 || value === 0x12;
}
