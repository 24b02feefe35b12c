import type { Workbench } from '../contracts/workbench.ts';

/** Whether the document is what the user sees: tools of documents behind it stay on, and keys do not mean them. */
export function isInFront(documentId: string, { documents, activePage }: Pick<Workbench, 'documents' | 'activePage'>) {
  return documents.state.getState().active === documentId && activePage.getState() === undefined;
}
