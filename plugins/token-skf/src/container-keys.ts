/** The keys of an application by the certificates in its containers, which are shown without a PIN. */
import type { KeyInfo, SignMechanism } from '@sealwright/core/api';
import {
  type CertifiedKey,
  certificateChain,
  quietly,
  readCertifiedKey,
  vendorText,
} from '@sealwright/driver-kit/driver';
import { isSar } from './skf-codes.ts';
import type { Handle, Name, SkfLibrary } from './skf-library.ts';

/** A key of a container by its certificate. */
export interface ContainerKey {
  readonly certified: CertifiedKey;
  readonly container: Name;
  readonly info: KeyInfo;
}

const MOST_CONTAINERS = 64;
const MECHANISMS: Readonly<Record<KeyInfo['algorithm']['kind'], readonly SignMechanism['kind'][]>> = {
  rsa: ['rsa-pkcs1'],
  sm2: ['sm2'],
  // SKF's elliptic curve is SM2's.
  ec: [],
};

/** Certificates that cannot be read, and those of issuers, are no keys. */
export function readKeys(library: SkfLibrary, application: Handle): readonly ContainerKey[] {
  const stored = containersOf(library, application).flatMap((container) =>
    certificatesOf(library, application, container),
  );
  const all = stored.map(({ certified }) => certified);
  const keys = new Map<string, ContainerKey>();
  // Of a key whose certificate was renewed, the one that is valid longest.
  const newestFirst = [...stored].sort((a, b) => b.certified.notAfter.getTime() - a.certified.notAfter.getTime());
  for (const { certified, container, isOfSigningKey } of newestFirst) {
    const { id, algorithm, isAuthority } = certified;
    if (isAuthority || keys.has(id)) continue;
    // The place of the encryption key is no place to sign from, whatever its certificate allows.
    const usage = isOfSigningKey ? certified.usage : 'encryption';
    const mechanisms = usage === 'signing' ? MECHANISMS[algorithm.kind] : [];
    const info = {
      id,
      label: vendorText(container),
      usage,
      algorithm,
      chain: certificateChain(certified, all),
      mechanisms,
    };
    keys.set(id, { certified, container, info });
  }
  return [...keys.values()];
}

/** Runs with an open container. */
export function withContainer<T>(
  library: SkfLibrary,
  application: Handle,
  container: Name,
  run: (container: Handle) => T,
): T {
  const handle = library.openContainer(application, container);
  try {
    return run(handle);
  } finally {
    quietly(() => library.closeContainer(handle));
  }
}

interface StoredCertificate {
  readonly certified: CertifiedKey;
  readonly container: Name;
  readonly isOfSigningKey: boolean;
}

function containersOf(library: SkfLibrary, application: Handle): readonly Name[] {
  try {
    return library.containers(application).slice(0, MOST_CONTAINERS);
  } catch (fault) {
    if (isSar(fault, 'USER_NOT_LOGGED_IN', 'NOTSUPPORTYETERR')) return [];
    throw fault;
  }
}

function certificatesOf(library: SkfLibrary, application: Handle, container: Name): readonly StoredCertificate[] {
  return withContainer(library, application, container, (handle) =>
    [true, false].flatMap((isOfSigningKey) => {
      const der = library.certificate(handle, isOfSigningKey);
      const certified = der && readCertifiedKey(der);
      return certified ? [{ certified, container, isOfSigningKey }] : [];
    }),
  );
}
