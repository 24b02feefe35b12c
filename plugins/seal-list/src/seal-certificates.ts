import type { Seal } from '@sealwright/core/api';
import { findSeal } from '@sealwright/crypto/ses';
import { parseCertificate } from '@sealwright/crypto/x509';

/** Names in the certificates that a seal holds of those who may use it; none where it holds their digests. */
export function certificateNames({ electronicSeal }: Pick<Seal, 'electronicSeal'>): readonly string[] {
  const holders = electronicSeal && findSeal(electronicSeal)?.holders;
  if (holders?.by !== 'certificate') return [];
  return holders.certificates.flatMap((der) => nameIn(der) ?? []);
}

/** `undefined`: it is no certificate that can be read. */
export function nameIn(certificate: Uint8Array): string | undefined {
  return parseCertificate(certificate)?.summary.subject;
}
