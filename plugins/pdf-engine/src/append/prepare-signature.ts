import type { ModificationRules, PreparedRevision, SignaturePlan } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { danglingReferences } from '../read/dangling-references.ts';
import { assertPlaces } from './assert-places.ts';
import { type DocumentForm, readForm } from './document-form.ts';
import { findEmptyField } from './empty-field.ts';
import { CertifyNotFirst, SigningForbidden } from './errors.ts';
import { updateForm } from './form-update.ts';
import { layOutRevision } from './lay-out-revision.ts';
import { preparedRevision } from './prepared-revision.ts';
import { RevisionDraft } from './revision-draft.ts';
import { checkSeedValues } from './seed-values.ts';
import type { SignableDocument } from './signable-document.ts';
import { signatureDictionary } from './signature-dictionary.ts';
import { SignatureFields } from './signature-fields.ts';

/**
 * Lays out a revision that signs the document: `PdfDocument.prepareSignature`. All fields share one signature
 * dictionary, so one key operation signs any number of places, and each place is a field with one widget as ISO 32000-2,
 * 12.7.5.5 wants it.
 */
export async function prepareSignature(document: SignableDocument, plan: SignaturePlan): Promise<PreparedRevision> {
  const { store, rules } = document;
  if (!rules.signing.allowed) throw SigningForbidden({ reason: rules.signing.reason, detail: rules.signing.detail });
  assertPlaces(plan.places);
  const form = await readForm(store);
  const signed = await isSigned(store, form);
  if (plan.certify && (rules.certification || signed)) throw CertifyNotFirst({});
  const field = plan.field === undefined ? undefined : await findEmptyField(store, form, rules, plan.field);
  const assertHash = await checkSeedValues(store, field?.dict.get('SV'), field?.name ?? '', plan);

  const draft = new RevisionDraft(store.size, await danglingReferences(store));
  const signature = draft.reserve();
  const fields = new SignatureFields(document, draft, { signature, taken: form.partialNames });
  const own = field && (await fields.sign(field, plan.places));
  for (const place of plan.places) if (place !== own) await fields.add(place);
  if (!field && plan.places.length === 0) await fields.addInvisible();
  assertPermitted(rules, fields);
  await fields.finish();
  await updateForm(draft, store, form, { fields: fields.added, certification: plan.certify && signature, signed });

  const dict = signatureDictionary(plan, { catalog: form.catalogRef, lock: field?.lock });
  const revision = await layOutRevision(store, draft, { ref: signature, dict, contentsLength: plan.contentsLength });
  return preparedRevision(store.source, revision, fields.names, assertHash);
}

async function isSigned(store: ObjectStore, { signatureFields }: DocumentForm): Promise<boolean> {
  for (const { value } of signatureFields) if ((await store.resolve(value)) !== null) return true;
  return false;
}

/** Encryption may permit the filling of empty signature fields and no new ones (ISO 32000-2, table 22). */
function assertPermitted({ signing }: ModificationRules, { names }: SignatureFields): void {
  if (!signing.allowed || !signing.onlyFields) return;
  const forbidden = names.find((name) => !signing.onlyFields?.includes(name));
  if (forbidden !== undefined) throw SigningForbidden({ reason: 'permissions', detail: `new field ${forbidden}` });
}
