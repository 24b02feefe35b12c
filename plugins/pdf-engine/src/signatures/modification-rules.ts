import type { FieldLock, ModificationRules, PdfEncryption } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, type PdfObject } from '../objects.ts';
import { type FormField, listFields } from './form-fields.ts';
import { asDict, dictAt } from './object-access.ts';
import { readFieldLock, readTransforms } from './signature-references.ts';

type Refusal = Extract<ModificationRules['signing'], { allowed: false }>;
type Level = 1 | 2 | 3;

/** What the document and its signatures say of changes, as far as it holds for all kinds of them. */
export interface Restrictions {
  readonly isSigned: boolean;
  readonly certification: Level | undefined;
  readonly locks: readonly FieldLock[];
  /** The strictest level in force, of certification and locks. */
  readonly level: Level | undefined;
  readonly usage:
    | { readonly restricting: boolean; readonly signing: boolean; readonly annotating: boolean }
    | undefined;
  readonly isDynamicForm: boolean;
  readonly fields: readonly FormField[];
}

/** Reads the form and not the pages; a sentence where the form leaves open what holds. */
export async function readRestrictions(store: ObjectStore): Promise<Restrictions | { readonly damage: string }> {
  const catalog = asDict(await store.resolve(store.trailer.get('Root')));
  const form = await store.resolve(catalog?.get('AcroForm'));
  const damage = await formDamage(store, form);
  if (!catalog || damage) return { damage: damage ?? 'no catalog' };

  const fields = await listFields(store, asDict(form), []);
  const signatures = await signedFields(store, fields);
  const locks = signatures.flatMap(({ lock }) => lock ?? []);
  const permissions = await dictAt(store, catalog, 'Perms');
  const certifying = permissions && (await dictAt(store, permissions, 'DocMDP'));
  const certification = strictest([
    ...signatures.map(({ certification }) => certification),
    certifying && (await readTransforms(store, certifying)).certification,
  ]);
  const rights = permissions && (await dictAt(store, permissions, 'UR3'));
  return {
    isSigned: signatures.length > 0 || certifying !== undefined,
    certification,
    locks,
    level: strictest([certification, ...locks.map(({ permissions }) => permissions)]),
    usage: rights && (await readTransforms(store, rights)).usageRights,
    isDynamicForm: await isDynamicForm(store, catalog, form),
    fields,
  };
}

/**
 * What the document lets a further signer do. Costs little however long the document is.
 *
 * Usage rights (ISO 32000-2, 12.8.2.3) forbid signing only where they say so: /P true without a right to sign. Without /P
 * they merely switch on features of Adobe's reader, which a further revision switches off again.
 */
export async function modificationRules(
  store: ObjectStore,
  encryption: PdfEncryption | undefined,
): Promise<ModificationRules> {
  const found = await readRestrictions(store);
  if ('damage' in found) return { signing: refuse('damaged-form', found.damage), locks: [] };
  const { certification, locks, level, usage } = found;
  const everythingLocked = locks.some(
    ({ action, fields }) => action === 'All' || (action === 'Exclude' && !fields.length),
  );

  let signing: ModificationRules['signing'] = { allowed: true };
  if (level === 1) signing = refuse('certified-no-changes', 'DocMDP or a field lock with /P 1');
  else if (everythingLocked) signing = refuse('fields-locked', 'FieldMDP locks all fields');
  else if (usage?.restricting && !usage.signing)
    signing = refuse('usage-rights', 'UR3 with /P true, without /Signature');
  else if (found.isDynamicForm) signing = refuse('xfa', DYNAMIC_FORM);
  else if (encryption?.openedAs === 'user') signing = await underPermissions(store, encryption, found.fields);
  return { signing, ...(certification && { certification }), locks };
}

export const DYNAMIC_FORM = 'a dynamic XFA form: what is to be seen is not in the PDF';

/**
 * /P of an encrypted document (table 22): bit 6 allows new annotations, bit 9 the filling of fields, signature fields
 * too. Where only that is allowed and the author left signature fields, those are the places to sign.
 */
async function underPermissions(
  store: ObjectStore,
  { permissions }: PdfEncryption,
  fields: readonly FormField[],
): Promise<ModificationRules['signing']> {
  if (permissions.annotate) return { allowed: true };
  if (!permissions.fillForms) return refuse('permissions', 'neither annotations nor form filling');
  const meant = fields.filter(({ type, group }) => type === 'Sig' && !group);
  if (meant.length === 0) return { allowed: true };
  const left: string[] = [];
  for (const { value, name } of meant) if ((await store.resolve(value)) === null) left.push(name);
  return left.length === 0
    ? refuse('permissions', 'form filling only, and every signature field is signed')
    : { allowed: true, onlyFields: left };
}

/** A dynamic XFA form is rendered from its XFA (ISO 32000-1, 12.7.8); the flag alone means nothing. */
async function isDynamicForm(store: ObjectStore, catalog: PdfDict, form: PdfObject): Promise<boolean> {
  const flagged = (await store.resolve(catalog.get('NeedsRendering'))) === true;
  return flagged && form instanceof PdfDict && (await store.resolve(form.get('XFA'))) !== null;
}

async function signedFields(
  store: ObjectStore,
  fields: readonly FormField[],
): Promise<{ certification: Level | undefined; lock: FieldLock | undefined }[]> {
  const signed = [];
  for (const { type, value, dict } of fields) {
    if (type !== 'Sig') continue;
    const signature = await store.resolve(value);
    if (!(signature instanceof PdfDict)) continue;
    const transforms = await readTransforms(store, signature);
    const own = await dictAt(store, dict, 'Lock');
    const lock = transforms.fieldLock ?? (own && (await readFieldLock(store, own)));
    signed.push({ certification: transforms.certification, lock });
  }
  return signed;
}

async function formDamage(store: ObjectStore, form: PdfObject): Promise<string | undefined> {
  if (form === null) return undefined;
  if (!(form instanceof PdfDict)) return '/AcroForm is no dictionary';
  const fields = await store.resolve(form.get('Fields'));
  return fields === null || Array.isArray(fields) ? undefined : '/Fields is no array';
}

function strictest(levels: readonly (Level | undefined)[]): Level | undefined {
  const found = levels.filter((level) => level !== undefined);
  return found.length === 0 ? undefined : (Math.min(...found) as Level);
}

function refuse(reason: Refusal['reason'], detail: string): Refusal {
  return { allowed: false, reason, detail };
}
