import type { ViewContext } from '@sealwright/ui';
import type { OpenPdf } from './session/open-pdf.ts';
import type { OpenPdfs } from './session/open-pdfs.ts';

/** A page turned by the keys keeps some lines of the one before. */
const SCREEN = 0.9;

type Run = (pdf: OpenPdf) => void;

const commands: Readonly<Record<string, Run>> = {
  'pdf.zoom-in': ({ viewport }) => viewport.zoomBy(1),
  'pdf.zoom-out': ({ viewport }) => viewport.zoomBy(-1),
  'pdf.actual-size': ({ viewport }) => viewport.zoomTo(1),
  'pdf.fit-width': ({ viewport }) => viewport.zoomTo('width'),
  'pdf.fit-page': ({ viewport }) => viewport.zoomTo('page'),
  'pdf.rotate-left': ({ viewport }) => viewport.turnBy(-90),
  'pdf.rotate-right': ({ viewport }) => viewport.turnBy(90),
  'pdf.first-page': ({ viewport }) => viewport.goToPage(0),
  'pdf.last-page': ({ viewport }) => viewport.goToPage(Number.MAX_SAFE_INTEGER),
  'pdf.next-page': ({ viewport }) => viewport.goToPage(viewport.store.getState().currentPage + 1),
  'pdf.previous-page': ({ viewport }) => viewport.goToPage(viewport.store.getState().currentPage - 1),
  'pdf.screen-down': ({ viewport }) => viewport.scrollBy(SCREEN),
  'pdf.screen-up': ({ viewport }) => viewport.scrollBy(-SCREEN),
  'pdf.find': ({ find }) => find.open(),
  'pdf.find-next': ({ find }) => find.step('next'),
  'pdf.find-previous': ({ find }) => find.step('previous'),
};

/** The commands of the manifest, for the document in front. */
export function registerCommands({ command }: ViewContext, pdfs: OpenPdfs): void {
  for (const [id, run] of Object.entries(commands)) {
    command(id, () => {
      const pdf = pdfs.active;
      if (pdf) run(pdf);
    });
  }
}
