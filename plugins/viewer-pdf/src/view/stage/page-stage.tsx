import { classes, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { FindBar } from '../find/find-bar.tsx';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import { texts } from '../texts.ts';
import { NavigationBar } from './navigation-bar.tsx';
import { PageSheet } from './page-sheet.tsx';
import styles from './page-stage.module.css';
import { useHand } from './use-hand.ts';
import { usePointerCapture } from './use-pointer-capture.ts';
import { useStageSize } from './use-stage-size.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';

/** The pages of a document in a window that scrolls, with the bars that float over it. Only pages near the eye exist. */
export function PageStage({ pdf, revision }: { readonly pdf: OpenPdf; readonly revision: PdfRevision }) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { viewport } = pdf;
  // Its tool bar holds all of them.
  const isOffline = useWorkbench().context.holds('offline');
  const layout = useStore(viewport.store, (state) => state.layout);
  const [first, last] = useStore(viewport.store, (state) => state.drawn);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const tie = viewport.attach(element);
    const didScroll = () => viewport.didScroll();
    element.addEventListener('scroll', didScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', didScroll);
      void tie.dispose();
    };
  }, [viewport]);
  useStageSize(scroller, viewport);
  useWheelZoom(scroller, viewport);
  const hand = useHand(scroller, pdf);
  const capture = usePointerCapture(scroller, pdf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scroll position follows every new layout
  useLayoutEffect(() => viewport.restoreScroll(), [viewport, layout]);
  useEffect(() => focusQuietly(scroller.current!), []);

  const drawn = layout.pages.slice(first, last + 1);
  const mode = capture ? styles.captured : hand ? styles.hand : undefined;
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section ref={scroller} className={classes(styles.scroller, mode)} tabIndex={0} aria-label={text(texts.pages)}>
        <div className={styles.content} style={{ width: layout.size.width, height: layout.size.height }}>
          {drawn.map((page) => (
            <PageSheet
              key={page.index}
              pdf={pdf}
              revision={revision}
              page={page}
              slot={layout.slots[page.index]!}
              scale={layout.scale}
              turn={layout.turn}
            />
          ))}
        </div>
      </section>
      <FindBar find={pdf.find} />
      {!isOffline && <NavigationBar viewport={viewport} />}
    </div>
  );
}

/** Whoever opens a document wants to read it: the keys scroll at once, without a frame that nobody has asked for. */
function focusQuietly(element: HTMLElement): void {
  if (document.activeElement !== document.body) return;
  element.dataset.quiet = '';
  element.addEventListener('blur', () => delete element.dataset.quiet, { once: true });
  element.focus({ preventScroll: true });
}
