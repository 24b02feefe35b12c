import type { HashName, SignaturePlan } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfString } from '../objects.ts';
import { decodeTextString } from '../signatures/text-string.ts';
import { SeedValueUnmet } from './errors.ts';

/** Bits of /Ff in a seed value dictionary (ISO 32000-2, table 237): the constraint of that name is binding. */
const BINDING = {
  Filter: 1 << 0,
  SubFilter: 1 << 1,
  V: 1 << 2,
  Reasons: 1 << 3,
  LegalAttestation: 1 << 4,
  AddRevInfo: 1 << 5,
  DigestMethod: 1 << 6,
  LockDocument: 1 << 7,
  AppearanceFilter: 1 << 8,
} as const;

/** Capability level of this handler: all that table 237 knows as version 3 (PDF 1.7 with extensions). */
const HANDLER_VERSION = 3;

/** A single reason of this text means that there must be none. */
const NO_REASON = '.';

/**
 * Holds a plan against what the field demands of whoever signs it (12.7.5.5). Throws `pdf.seed-value-unmet` for a binding
 * demand that the plan does not meet, and for one that cannot be judged here: a signature must not pretend.
 * Returns the check for the one demand that only shows when the digest is asked for.
 */
export async function checkSeedValues(
  store: ObjectStore,
  seed: PdfObject | undefined,
  field: string,
  plan: SignaturePlan,
): Promise<(hash: HashName) => void> {
  const dict = await store.resolve(seed);
  if (!(dict instanceof PdfDict)) return () => {};
  const flags = await store.resolve(dict.get('Ff'));
  const binds = (key: keyof typeof BINDING) => typeof flags === 'number' && (flags & BINDING[key]) !== 0;
  const refuse = (constraint: string, wanted: readonly string[] = []) => {
    throw SeedValueUnmet({ field, constraint, wanted });
  };
  const texts = (key: string) => textsOf(store, dict.get(key));

  const filters = await texts('Filter');
  if (binds('Filter') && !filters.includes(plan.filter)) refuse('Filter', filters);
  const subFilters = await texts('SubFilter');
  if (binds('SubFilter') && !subFilters.includes(plan.subFilter)) refuse('SubFilter', subFilters);
  const version = await store.resolve(dict.get('V'));
  if (binds('V') && typeof version === 'number' && version > HANDLER_VERSION) refuse('V', [String(version)]);
  const reasons = await texts('Reasons');
  if (binds('Reasons') && !meetsReasons(reasons, plan.claims.reason)) refuse('Reason', reasons);
  const level = await certificationLevel(store, dict);
  if (level !== undefined && level !== (plan.certify ?? 0)) refuse('MDP', [String(level)]);
  for (const key of ['LegalAttestation', 'AddRevInfo', 'LockDocument', 'AppearanceFilter'] as const) {
    if (binds(key) && (await store.resolve(dict.get(key))) !== false) refuse(key);
  }
  for (const key of ['Cert', 'TimeStamp']) if (await hasFlags(store, dict.get(key))) refuse(key);

  const digests = binds('DigestMethod') ? (await texts('DigestMethod')).map((name) => name.toLowerCase()) : undefined;
  return (hash) => {
    if (digests && !digests.includes(hash)) refuse('DigestMethod', digests);
  };
}

function meetsReasons(allowed: readonly string[], reason: string | undefined): boolean {
  if (allowed.length === 0 || (allowed.length === 1 && allowed[0] === NO_REASON)) return !reason;
  return reason !== undefined && allowed.includes(reason);
}

/** /P of /MDP: 0 asks for an approval signature, 1 to 3 for a certification of that level. */
async function certificationLevel(store: ObjectStore, seed: PdfDict): Promise<number | undefined> {
  const mdp = await store.resolve(seed.get('MDP'));
  const level = mdp instanceof PdfDict ? await store.resolve(mdp.get('P')) : null;
  return typeof level === 'number' ? level : undefined;
}

async function hasFlags(store: ObjectStore, object: PdfObject | undefined): Promise<boolean> {
  const dict = await store.resolve(object);
  const flags = dict instanceof PdfDict ? await store.resolve(dict.get('Ff')) : null;
  return typeof flags === 'number' && flags !== 0;
}

/** Names and text strings of an array, or of an entry that is a single one. */
async function textsOf(store: ObjectStore, object: PdfObject | undefined): Promise<string[]> {
  const value = await store.resolve(object);
  const texts: string[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const entry = await store.resolve(item);
    if (entry instanceof PdfName) texts.push(entry.value);
    else if (entry instanceof PdfString) texts.push(decodeTextString(entry.bytes));
  }
  return texts;
}
