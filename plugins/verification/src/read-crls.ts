import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import { type Crl, readCrl } from '@sealwright/crypto/revocation';
import { CrlUnreadable } from './errors.ts';
import type { PathQuestion } from './revocation/path-revocation.ts';

/** How revocation is found out. */
export type RevocationLists = Required<Pick<PathQuestion, 'crls' | 'offline'>>;

interface RevocationRequest {
  readonly revocation?: boolean | undefined;
  /** DER. */
  readonly crls?: readonly Uint8Array[] | undefined;
}

/** `undefined` where nobody wants to know. `verification.crl-unreadable`. */
export function revocationLists({ revocation = false, crls = [] }: RevocationRequest): RevocationLists | undefined {
  if (!revocation && crls.length === 0) return undefined;
  return { crls: crls.map(readList), offline: !revocation };
}

function readList(der: Uint8Array, place: number): Crl {
  try {
    return readCrl(der);
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    throw CrlUnreadable({ number: place + 1 });
  }
}
