import type { Key, KeyDevice } from '@sealwright/core/api';

/** Names in certificates are as long as their makers like. */
const LONGEST = 200;

/** Whose PIN it is: who stands in the certificate of the key, or of a device's first signing key. */
export function holderOf(of: Key | KeyDevice): { readonly holder?: string } {
  const key = 'keys' in of ? (of.keys.find(({ usage }) => usage === 'signing') ?? of.keys[0]) : of;
  return key ? { holder: key.certificate.subject.slice(0, LONGEST) } : {};
}
