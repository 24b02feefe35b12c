import type { AnnotationPlan, AnnotationRules, AppendedRevision } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { danglingReferences } from '../read/dangling-references.ts';
import { annotationDictionary } from './annotation-dictionary.ts';
import { placeAnnotation } from './annotation-place.ts';
import { AnnotationForms } from './appearance/annotation-forms.ts';
import { StampForms } from './appearance/stamp-forms.ts';
import { appendedRevision } from './appended-revision.ts';
import { assertAnnotations } from './assert-annotations.ts';
import { AnnotatingForbidden } from './errors.ts';
import { layOutUnsigned } from './lay-out-revision.ts';
import { PageAnnotations } from './page-annotations.ts';
import { RevisionDraft } from './revision-draft.ts';
import type { DocumentPages } from './signable-document.ts';

/** What adding annotations needs to know of an open document. */
export interface AnnotatedDocument {
  readonly store: ObjectStore;
  readonly pages: DocumentPages;
  readonly rules: AnnotationRules;
  /** 0-based page that lists an annotation, by `PdfAnnotation.id`; `pdf.annotation-missing`. */
  pageOf(id: string): Promise<number>;
}

/** Lays out a revision that adds and removes annotations: `PdfDocument.prepareAnnotations`. */
export async function prepareAnnotations(
  { store, pages, rules, pageOf }: AnnotatedDocument,
  { add, remove = [] }: AnnotationPlan,
): Promise<AppendedRevision> {
  const { adding } = rules;
  if (!adding.allowed) throw AnnotatingForbidden({ reason: adding.reason, detail: adding.detail });
  if (rules.isSigned && remove.length > 0)
    throw AnnotatingForbidden({ reason: 'signed', detail: 'what was signed stays as it is' });
  assertAnnotations(add);

  const draft = new RevisionDraft(store.size, await danglingReferences(store));
  const onPages = new PageAnnotations();
  const stamps = new StampForms(draft);
  const forms = new AnnotationForms(draft, stamps);
  for (const annotation of add) {
    const { opacity = 1 } = annotation;
    const place = placeAnnotation(await pages.geometry(annotation.page), annotation);
    const page = await pages.ref(annotation.page);
    const { x1, y1, x2, y2 } = place.rect;
    const form = forms.form({ width: x2 - x1, height: y2 - y1, parts: place.parts, opacity });
    onPages.add(page, annotation.page, draft.add(annotationDictionary(annotation, place, { page, form })));
  }
  for (const id of remove) {
    const index = await pageOf(id);
    onPages.remove(await pages.ref(index), index, id);
  }
  stamps.writeFonts();
  await onPages.writeTo(draft, store);
  return appendedRevision(store.source, await layOutUnsigned(store, draft));
}
