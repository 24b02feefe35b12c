import { type DocumentViewProps, useStore, useText } from '@sealwright/ui';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ThumbnailLayout } from '../layout/thumbnail-layout.ts';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { OpenPdfs } from '../session/open-pdfs.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import { texts } from '../texts.ts';
import { Thumbnail } from './thumbnail.tsx';
import { ThumbnailShelf } from './thumbnail-shelf.ts';
import styles from './thumbnails.module.css';

/** The view of place 'document-rail'. */
export function Thumbnails({ documentId, pdfs }: DocumentViewProps & { readonly pdfs: OpenPdfs }) {
  const pdf = pdfs.get(documentId);
  const phase = useStore(pdf.session.store, (state) => state.phase);
  return phase.kind === 'ready' ? <Rail pdf={pdf} revision={phase.revision} /> : <div className={styles.rail} />;
}

function Rail({ pdf, revision }: { readonly pdf: OpenPdf; readonly revision: PdfRevision }) {
  const text = useText();
  const id = useId();
  const rail = useRef<HTMLDivElement>(null);
  const [shelf] = useState(() => new ThumbnailShelf());
  const current = useStore(pdf.viewport.store, (state) => state.currentPage);
  const turn = useStore(pdf.viewport.store, (state) => state.layout.turn);
  const { pages } = revision;
  const [width, setWidth] = useState(0);
  const [stripe, setStripe] = useState({ top: 0, bottom: 0 });
  const layout = useMemo(() => new ThumbnailLayout(pages, turn, width), [pages, turn, width]);

  useLayoutEffect(() => {
    const element = rail.current!;
    const look = () => {
      const { scrollTop, clientWidth, clientHeight } = element;
      setWidth(clientWidth);
      setStripe({ top: scrollTop - clientHeight / 2, bottom: scrollTop + clientHeight * 1.5 });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  useEffect(() => {
    const element = rail.current!;
    const [top, bottom] = [layout.top(current), layout.top(current + 1)];
    if (top < element.scrollTop || bottom > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: (top + bottom - element.clientHeight) / 2, behavior: 'instant' });
    }
  }, [layout, current]);

  const choose = (event: MouseEvent) => {
    const option = event.target instanceof Element && event.target.closest<HTMLElement>('[data-page]');
    if (option) pdf.viewport.goToPage(Number(option.dataset.page));
  };
  const press = (event: KeyboardEvent) => {
    const page = pageFor(event.key, current, pages.length);
    if (page === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    pdf.viewport.goToPage(page);
  };
  const [first, last] = layout.range(stripe.top, stripe.bottom);
  const optionId = (page: number) => `${id}-${page}`;
  return (
    <div
      ref={rail}
      className={styles.rail}
      role="listbox"
      tabIndex={0}
      aria-label={text(texts.thumbnails)}
      {...(current >= first && current <= last ? { 'aria-activedescendant': optionId(current) } : {})}
      onClick={choose}
      onKeyDown={press}
    >
      <div className={styles.content} role="presentation" style={{ height: layout.height }}>
        {pages.slice(first, last + 1).map(({ index }) => (
          <Thumbnail
            key={index}
            id={optionId(index)}
            pdf={pdf}
            shelf={shelf}
            revision={revision}
            page={index}
            count={pages.length}
            top={layout.top(index)}
            size={layout.sizes[index]!}
            turn={turn}
            isCurrent={index === current}
          />
        ))}
      </div>
    </div>
  );
}

const SEVERAL = 5;

function pageFor(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, current + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'PageDown':
      return Math.min(count - 1, current + SEVERAL);
    case 'PageUp':
      return Math.max(0, current - SEVERAL);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
