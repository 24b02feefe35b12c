import { useStore, useWorkbench } from '@sealwright/ui';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { OpenPdfs } from '../session/open-pdfs.ts';
import type { Viewport } from '../session/viewport.ts';
import { PageBox } from './page-box.tsx';
import { NoZoomList, ZoomList } from './zoom-list.tsx';

export interface ToolControlProps {
  readonly pdfs: OpenPdfs;
}

/** The zoom of the document in front, for a tool bar. */
export function ZoomControl({ pdfs }: ToolControlProps) {
  const pdf = usePdfInFront(pdfs);
  return pdf ? <ZoomList viewport={pdf.viewport} placement="bottomLeft" /> : <NoZoomList />;
}

/** "1 / 3" for the document in front, for a tool bar. */
export function PageControl({ pdfs }: ToolControlProps) {
  const pdf = usePdfInFront(pdfs);
  return pdf ? <PageOf viewport={pdf.viewport} /> : <PageBox current={0} count={0} />;
}

function PageOf({ viewport }: { readonly viewport: Viewport }) {
  const current = useStore(viewport.store, (state) => state.currentPage);
  const count = useStore(viewport.store, (state) => state.layout.pages.length);
  return <PageBox current={current} count={count} onGo={(page) => viewport.goToPage(page)} />;
}

function usePdfInFront(pdfs: OpenPdfs): OpenPdf | undefined {
  const active = useStore(useWorkbench().documents.state, (state) => state.active);
  useStore(pdfs.standing);
  return active === undefined ? undefined : pdfs.findStanding(active);
}
