import type { Revision, RevisionChange } from '@sealwright/core/api';
import type { ObjectStore } from '../object-store.ts';
import { compareDocuments } from './changes/compare-documents.ts';
import { findRevisionEnds } from './revisions.ts';

export { annotationRules } from './annotation-rules.ts';
export { fieldPlaces } from './field-places.ts';
export { modificationRules } from './modification-rules.ts';
export { readSignatures } from './read-signatures.ts';

export async function revisions(store: ObjectStore): Promise<readonly Revision[]> {
  return (await findRevisionEnds(store)).map(({ end }) => ({ end }));
}

/** `reopen` opens the first `length` bytes as the document that they were, with the same password. */
export async function changesSince(
  store: ObjectStore,
  length: number,
  reopen: (length: number) => Promise<ObjectStore>,
): Promise<readonly RevisionChange[]> {
  return compareDocuments(await reopen(length), store);
}
