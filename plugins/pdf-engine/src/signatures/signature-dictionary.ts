import type { PdfSignature } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { type PdfDict, type PdfRef, PdfString } from '../objects.ts';
import { establishCoverage } from './coverage.ts';
import { parseDate } from './date.ts';
import { withoutPadding } from './der-length.ts';
import { arrayAt, nameAt, textAt } from './object-access.ts';
import { digestByteRange } from './range-digest.ts';
import { type RawEntry, readRawDictionary } from './raw-dictionary.ts';
import type { RevisionEnd } from './revisions.ts';
import { readTransforms } from './signature-references.ts';

const MOST_CERTIFICATES = 200;

/** Where a signature dictionary stands: behind a reference, or direct in the dictionary of its field. */
export interface SignaturePosition {
  readonly holder: PdfRef | undefined;
  readonly path: readonly string[];
}

/** Reads one signature dictionary (ISO 32000-2, table 255). Its fields and their lock are the caller's. */
export async function readSignatureDictionary(
  store: ObjectStore,
  dict: PdfDict,
  position: SignaturePosition,
  revisionEnds: readonly RevisionEnd[],
): Promise<Omit<PdfSignature, 'fields'>> {
  const raw = await rawEntries(store, position);
  const contentsEntries = raw?.filter(({ key }) => key === 'Contents') ?? [];
  // The raw value and not the resolved one: /Contents is exempt from encryption (7.6.2).
  const written = contentsEntries[0];
  const isHex = written !== undefined && (await isHexString(store, written));
  const stored = isHex ? (written.value as PdfString) : await store.resolve(dict.get('Contents'));
  const contents = stored instanceof PdfString ? stored.bytes : new Uint8Array(0);
  const der = withoutPadding(contents);
  const contentsSpan = isHex ? ([written.start, written.end] as const) : undefined;
  const byteRange = await readByteRange(store, dict);
  const certificates = await readCertificates(store, dict);
  const { certification, fieldLock } = await readTransforms(store, dict);

  return {
    filter: (await nameAt(store, dict, 'Filter')) ?? '',
    subFilter: (await nameAt(store, dict, 'SubFilter')) ?? '',
    type: (await nameAt(store, dict, 'Type')) ?? 'Sig',
    byteRange,
    contents: der,
    ...(certificates.length > 0 && { certificates }),
    contentsSpan,
    coverage: establishCoverage({
      byteRange,
      contentsSpan,
      hasContents: contents.length > 0,
      duplicateKeys: contentsEntries.length > 1 || (raw?.filter(({ key }) => key === 'ByteRange').length ?? 0) > 1,
      hasHiddenData: contents.subarray(der.length).some((byte) => byte !== 0),
      fileSize: store.source.size,
      revisionEnds,
    }),
    claims: await readClaims(store, dict),
    ...(certification && { certification }),
    ...(fieldLock && { fieldLock }),
    digest: (hash, prefix) => digestByteRange(store.source, byteRange, hash, prefix),
  };
}

async function rawEntries(store: ObjectStore, { holder, path }: SignaturePosition): Promise<RawEntry[] | undefined> {
  const place = holder && store.entry(holder.number)?.place;
  if (!place || !('offset' in place)) return undefined;
  return readRawDictionary(store.source, holder, place.offset, path);
}

async function isHexString(store: ObjectStore, { value, start }: RawEntry): Promise<boolean> {
  return value instanceof PdfString && (await store.source.read(start, 1))[0] === 0x3c;
}

async function readByteRange(store: ObjectStore, dict: PdfDict): Promise<number[]> {
  const numbers: number[] = [];
  for (const object of (await arrayAt(store, dict, 'ByteRange')) ?? []) {
    const number = await store.resolve(object);
    if (typeof number !== 'number') return [];
    numbers.push(number);
  }
  return numbers;
}

/** /Cert is one string, or an array of them. */
async function readCertificates(store: ObjectStore, dict: PdfDict): Promise<Uint8Array[]> {
  const entry = await store.resolve(dict.get('Cert'));
  const found: Uint8Array[] = [];
  for (const item of Array.isArray(entry) ? entry.slice(0, MOST_CERTIFICATES) : [entry]) {
    const certificate = await store.resolve(item);
    if (certificate instanceof PdfString) found.push(certificate.bytes);
  }
  return found;
}

async function readClaims(store: ObjectStore, dict: PdfDict): Promise<PdfSignature['claims']> {
  const claims: { -readonly [K in keyof PdfSignature['claims']]: PdfSignature['claims'][K] } = {};
  for (const [claim, key] of [
    ['name', 'Name'],
    ['reason', 'Reason'],
    ['location', 'Location'],
    ['contact', 'ContactInfo'],
  ] as const) {
    const text = await textAt(store, dict, key);
    if (text !== undefined) claims[claim] = text;
  }
  const time = parseDate((await textAt(store, dict, 'M')) ?? '');
  if (time) claims.time = time;
  return claims;
}
