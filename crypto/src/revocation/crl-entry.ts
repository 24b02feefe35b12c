/** The search for one certificate in the entries of a CRL (RFC 5280, 5.3). */
import { setImmediate } from 'node:timers/promises';
import { Asn1Unreadable, content, eachElement, Fields, readTime, sameBytes, tags } from '../asn1/index.ts';
import { comparableName, type Extension, readExtensions, readGeneralNames } from '../x509/index.ts';
import type { Crl } from './crl.ts';
import { type Revocation, readReason } from './finding.ts';

const REASON_CODE = '2.5.29.21';
const INVALIDITY_DATE = '2.5.29.24';
const CERTIFICATE_ISSUER = '2.5.29.29';
const PROCESSED: ReadonlySet<string> = new Set([REASON_CODE, INVALIDITY_DATE]);
const PROCESSED_INDIRECT: ReadonlySet<string> = new Set([...PROCESSED, CERTIFICATE_ISSUER]);

/** Entries between two pauses, some 10 ms of work: a list of a large CA has more than a million. */
const BETWEEN_PAUSES = 20_000;

/** The certificate looked for: `issuer` to be compared, `serialNumber` the content of the INTEGER. */
export interface Wanted {
  readonly issuer: string;
  readonly serialNumber: Uint8Array;
}

/**
 * `undefined`: it is not listed. `critical-extension`: some entry has an extension that must be understood and is not,
 * so that the whole list says nothing (5.3).
 * @throws `asn1.unreadable`, the signal's reason
 */
export async function findEntry(
  { entries, issuer, scope }: Crl,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Revocation | 'critical-extension' | undefined> {
  const processed = scope.indirect ? PROCESSED_INDIRECT : PROCESSED;
  let found: Revocation | undefined;
  // In an indirect CRL an entry is of the issuer that the last entry before it named (5.3.3).
  let entryIssuer = issuer;
  let count = 0;
  for (const entry of entries ? eachElement(entries) : []) {
    if (++count % BETWEEN_PAUSES === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    const body = content(entry);
    if (!startsWith(body, wanted.serialNumber) && !scope.indirect && !mayBeCritical(body)) continue;
    const fields = new Fields(entry);
    const serialNumber = content(fields.next(tags.integer));
    const revokedAt = fields.next();
    const list = fields.optional(tags.sequence);
    const extensions = list ? readExtensions(list) : [];
    if (extensions.some(({ critical, oid }) => critical && !processed.has(oid))) return 'critical-extension';
    if (scope.indirect) entryIssuer = issuerIn(extensions) ?? entryIssuer;
    if (!sameBytes(serialNumber, wanted.serialNumber) || entryIssuer !== wanted.issuer) continue;
    found = revocationOf(readTime(revokedAt), extensions);
  }
  return found?.reason === 'remove-from-crl' ? undefined : found;
}

/** Whether the content of an entry begins with this INTEGER. */
function startsWith(body: Uint8Array, serialNumber: Uint8Array): boolean {
  const { length } = serialNumber;
  // Long forms of lengths are left to the reader below.
  if (body[1] !== length) return (body[1] ?? 0) >= 0x80;
  for (let at = 0; at < length; at += 1) if (body[at + 2] !== serialNumber[at]) return false;
  return true;
}

/**
 * Whether a BOOLEAN stands before an OCTET STRING somewhere inside, as in an extension that is critical: much faster than
 * reading what nearly never is.
 */
function mayBeCritical(body: Uint8Array): boolean {
  for (let at = 0; at + 3 < body.length; at += 1) {
    if (body[at] === tags.boolean && body[at + 1] === 1 && body[at + 3] === tags.octetString) return true;
  }
  return false;
}

function revocationOf(revokedAt: Date, extensions: readonly Extension[]): Revocation {
  const value = (wanted: string) => extensions.find(({ oid }) => oid === wanted)?.value;
  const reason = value(REASON_CODE);
  const invalidity = value(INVALIDITY_DATE);
  const invalidSince = invalidity && readTime(invalidity);
  return {
    revokedAt,
    reason: reason ? readReason(reason) : 'unspecified',
    ...(invalidSince && invalidSince < revokedAt && { invalidSince }),
  };
}

function issuerIn(extensions: readonly Extension[]): string | undefined {
  const extension = extensions.find(({ oid }) => oid === CERTIFICATE_ISSUER);
  if (!extension) return undefined;
  const name = readGeneralNames(extension.value).find(({ kind }) => kind === 'directory');
  if (name?.kind !== 'directory') throw Asn1Unreadable({});
  return comparableName(name.name);
}
