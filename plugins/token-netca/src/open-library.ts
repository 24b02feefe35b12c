import type { Log } from '@sealwright/core/api';
import { BindingMissing, LibraryRefused, LibraryUnloadable, OtherKindOfLibrary } from '@sealwright/driver-kit/driver';
import { diagnoseLibrary, thisSystem } from '@sealwright/driver-kit/libraries';
import { type Cryptoki, reasonOf, returnValueOf } from './cryptoki.ts';
import { CKF } from './cryptoki-constants.ts';

/**
 * Loads a vendor's library into this process and starts it. Rejects with what `diagnoseLibrary` finds,
 * `key-library.binding-missing`, `key-library.unloadable`, `key-library.other-kind`, `key-library.refused`.
 */
export async function openLibrary(path: string, log: Log): Promise<Cryptoki> {
  const cryptoki = await newCryptoki(log);
  try {
    cryptoki.load(path);
  } catch (fault) {
    const isLoaded = returnValueOf(fault) !== undefined;
    log.warn('a key library did not load', { path, problem: String(fault) });
    if (isLoaded) throw OtherKindOfLibrary({ path, kind: 'PKCS#11' }, { cause: fault });
    const { problem } = await diagnoseLibrary(path, thisSystem());
    throw problem ?? LibraryUnloadable({ path }, { cause: fault });
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
    throw BindingMissing({ kind: 'PKCS#11' }, { cause: fault });
  }
}
