import { documentsRpc, toDisposable } from '@sealwright/core/api';
import { DocumentSurfaces, type DocumentViewProps, defineView, PagePictures } from '@sealwright/ui';
import { viewerRpc } from './common-viewer-rpc.ts';
import type { Zoom } from './view/layout/zoom.ts';
import { PageCountItem } from './view/page-count-item.tsx';
import { PdfPictures } from './view/print/pdf-pictures.ts';
import { Thumbnails } from './view/rail/thumbnails.tsx';
import { OpenPdfs } from './view/session/open-pdfs.ts';
import { DocumentView } from './view/stage/document-view.tsx';
import { PageControl, ZoomControl } from './view/stage/tool-controls.tsx';
import { registerCommands } from './view/viewer-commands.ts';

const ZOOMS: Readonly<Record<string, Zoom>> = { automatic: 'automatic', width: 'width', page: 'page', actual: 1 };

export default defineView({
  activate(context) {
    const { workbench, calls, own, view, statusItem, tool, provide } = context;
    const defaultZoom = () => ZOOMS[String(workbench.settings.getState()['viewer-pdf.zoom'])] ?? 'automatic';
    const pdfs = new OpenPdfs({ documents: calls(documentsRpc), viewer: calls(viewerRpc) }, workbench, defaultZoom);
    own(pdfs.start());
    provide(DocumentSurfaces, pdfs);
    provide(PagePictures, new PdfPictures(pdfs));
    view('pdf.document', ({ documentId }: DocumentViewProps) => (
      <DocumentView key={documentId} documentId={documentId} pdfs={pdfs} />
    ));
    view('pdf.thumbnails', ({ documentId }: DocumentViewProps) => (
      <Thumbnails key={documentId} documentId={documentId} pdfs={pdfs} />
    ));
    view('pdf.zoom-control', () => <ZoomControl pdfs={pdfs} />);
    view('pdf.page-control', () => <PageControl pdfs={pdfs} />);
    statusItem('pdf.pages', () => <PageCountItem pdfs={pdfs} />);
    tool('pdf.hand', {
      start(documentId) {
        const { hand } = pdfs.get(documentId);
        hand.setState({ isOn: true });
        return toDisposable(() => hand.setState({ isOn: false }));
      },
    });
    registerCommands(context, pdfs);
  },
});
