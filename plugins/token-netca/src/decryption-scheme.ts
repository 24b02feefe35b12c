import type { DecryptMechanism } from '@sealwright/core/api';
import { quietly } from '@sealwright/driver-kit/driver';
import { type Cryptoki, type Handle, type Mechanism, type RsaOAEP, returnValueOf } from './cryptoki.ts';
import { CKF, CKM, CKR, PSS_HASHES } from './cryptoki-constants.ts';

/** `CK_PARAMS_RSA_OAEP` of pkcs11js. */
const OAEP_PARAMETERS = 4;

/** CKZ_DATA_SPECIFIED: the label is given, and empty. */
const OAEP: RsaOAEP = { type: OAEP_PARAMETERS, ...PSS_HASHES.sha1, source: 1 };

/** The preferred one first. */
const MECHANISMS: Readonly<Record<DecryptMechanism, Mechanism>> = {
  'rsa-oaep': { mechanism: CKM.rsaPkcsOaep, parameter: OAEP },
  'rsa-pkcs1': { mechanism: CKM.rsaPkcs },
};

/** What a slot decrypts by: tokens list mechanisms that only sign under the same number. */
export function decryptionOf(cryptoki: Cryptoki, slot: Handle, listed: ReadonlySet<number>): DecryptMechanism[] {
  return (Object.keys(MECHANISMS) as DecryptMechanism[]).filter((name) => {
    const { mechanism } = MECHANISMS[name];
    if (!listed.has(mechanism)) return false;
    let flags = 0;
    quietly(() => {
      flags = cryptoki.C_GetMechanismInfo(slot, mechanism).flags;
    });
    return (flags & CKF.decrypt) !== 0;
  });
}

export const decryptMechanism = (name: DecryptMechanism): Mechanism => MECHANISMS[name];

/** What libraries answer to a text that was not encrypted for the key; SoftHSM2 says CKR_GENERAL_ERROR. */
const NOT_DECRYPTED: ReadonlySet<number> = new Set([
  ...[CKR.encryptedDataInvalid, CKR.encryptedDataLenRange, CKR.dataInvalid, CKR.dataLenRange],
  ...[CKR.generalError, CKR.functionFailed],
]);

/** Whether C_Decrypt says so. It has ended the operation, and the session is as good as before (PKCS#11 base 2.40, 5.9). */
export function isAboutCiphertext(fault: unknown): boolean {
  const value = returnValueOf(fault);
  return value !== undefined && NOT_DECRYPTED.has(value);
}
