import type { Log } from '@sealwright/core/api';
import { type Cryptoki, reasonOf, returnValueOf } from './cryptoki.ts';
import { CKF } from './cryptoki-constants.ts';
import { diagnoseLibrary } from './diagnose-library.ts';
import { LibraryRefused, LibraryUnloadable, NotPkcs11, Pkcs11Missing } from './netca-errors.ts';
import { thisSystem } from './system-places.ts';

/**
 * Loads a vendor's library into this process and starts it. Rejects with what `diagnoseLibrary` finds,
 * `token-netca.pkcs11-missing`, `token-netca.library-unloadable`, `token-netca.not-pkcs11`, `token-netca.library-refused`.
 */
export async function openLibrary(path: string, log: Log): Promise<Cryptoki> {
  const cryptoki = await newCryptoki(log);
  try {
    cryptoki.load(path);
  } catch (fault) {
    const isLoaded = returnValueOf(fault) !== undefined;
    log.warn('a key library did not load', { path, problem: String(fault) });
    if (isLoaded) throw NotPkcs11({ path }, { cause: fault });
    throw (await diagnoseLibrary(path, thisSystem())) ?? LibraryUnloadable({ path }, { cause: fault });
  }
  try {
    cryptoki.C_Initialize({ flags: CKF.osLockingOk });
  } catch (fault) {
    throw LibraryRefused({ path, reason: reasonOf(fault) }, { cause: fault });
  }
  return cryptoki;
}

/** Read with the first library: most of what this plugin is asked for needs no native code. */
async function newCryptoki(log: Log): Promise<Cryptoki> {
  try {
    const { default: pkcs11 } = await import('pkcs11js');
    return new pkcs11.PKCS11();
  } catch (fault) {
    log.error('the binding to PKCS#11 is missing', { problem: String(fault) });
    throw Pkcs11Missing({}, { cause: fault });
  }
}
