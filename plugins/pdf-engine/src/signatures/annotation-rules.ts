import type { AnnotationRules, PdfEncryption } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { DYNAMIC_FORM, readRestrictions } from './modification-rules.ts';

type Refusal = Extract<AnnotationRules['adding'], { allowed: false }>;

/**
 * What the document lets its readers do with annotations. A certification, and a lock with a level of its own, permits
 * them at level 3 only (ISO 32000-2, tables 236 and 257); a lock without one is about fields. Where nothing certifies the
 * document the standard is silent, and comments are common.
 */
export async function annotationRules(
  store: ObjectStore,
  encryption: PdfEncryption | undefined,
): Promise<AnnotationRules> {
  const found = await readRestrictions(store);
  // Whether such a document is signed cannot be told for sure.
  if ('damage' in found) return { isSigned: true, adding: refuse('damaged-form', found.damage) };
  const { isSigned, level, usage } = found;
  let adding: AnnotationRules['adding'] = { allowed: true };
  if (level !== undefined && level < 3) adding = refuse('certified', `DocMDP or a field lock with /P ${level}`);
  else if (usage?.restricting && !usage.annotating)
    adding = refuse('usage-rights', 'UR3 with /P true, without /Annots');
  else if (found.isDynamicForm) adding = refuse('xfa', DYNAMIC_FORM);
  else if (encryption?.openedAs === 'user' && !encryption.permissions.annotate)
    adding = refuse('permissions', 'no annotations for users');
  return { isSigned, adding };
}

function refuse(reason: Refusal['reason'], detail: string): Refusal {
  return { allowed: false, reason, detail };
}
