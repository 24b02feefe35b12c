import { useStore, useText, useWorkbench } from '@sealwright/ui';
import { paperName } from './layout/paper-name.ts';
import type { OpenPdf } from './session/open-pdf.ts';
import type { OpenPdfs } from './session/open-pdfs.ts';
import { texts } from './texts.ts';

/** The entry of the status line: "30 页 · A4". */
export function PageCountItem({ pdfs }: { readonly pdfs: OpenPdfs }) {
  const active = useStore(useWorkbench().documents.state, (state) => state.active);
  useStore(pdfs.standing);
  const pdf = active === undefined ? undefined : pdfs.findStanding(active);
  return pdf ? <PageCount pdf={pdf} /> : null;
}

function PageCount({ pdf: { viewport } }: { readonly pdf: OpenPdf }) {
  const text = useText();
  const pages = useStore(viewport.store, (state) => state.layout.pages);
  const current = useStore(viewport.store, (state) => state.currentPage);
  const page = pages[Math.min(current, pages.length - 1)];
  if (!page) return null;
  const count = text(pages.length === 1 ? texts.onePage : texts.pageCount, { count: pages.length });
  return (
    <>
      {count} · {text(paperName(page.size))}
    </>
  );
}
