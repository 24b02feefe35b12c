import type { PDFPageView } from '../pdfjs/library.ts';

interface NoteData {
  readonly id: string;
  readonly contentsObj?: { readonly str: string };
  readonly titleObj?: { readonly str: string };
}

/** Gives the notes on a page their words as tooltips and as names for screen readers: pdf.js's own pop-ups are not shown. */
export async function nameNotes({ div, pdfPage }: Pick<PDFPageView, 'div' | 'pdfPage'>): Promise<void> {
  const notes = [...div.querySelectorAll<HTMLElement>('.annotationLayer .textAnnotation[data-annotation-id]')];
  if (notes.length === 0 || !pdfPage) return;
  const annotations: readonly NoteData[] = await pdfPage.getAnnotations();
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  for (const note of notes) {
    const { contentsObj, titleObj } = byId.get(note.dataset.annotationId ?? '') ?? {};
    const words = [titleObj?.str, contentsObj?.str].filter(Boolean).join('\n');
    if (words === '') continue;
    note.title = words;
    note.setAttribute('role', 'note');
    note.setAttribute('aria-label', words);
  }
}
