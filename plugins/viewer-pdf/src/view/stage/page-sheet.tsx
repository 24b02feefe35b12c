import type { PageGeometry } from '@sealwright/core/api';
import { Callout, classes, createStore, useStore, useText } from '@sealwright/ui';
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Slot } from '../layout/page-layout.ts';
import { type Turn, turnTransform } from '../layout/turn.ts';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import { OverlayLayer } from '../surface/overlay-layer.tsx';
import { FieldMarks } from './field-marks.tsx';
import { PageDrawing } from './page-drawing.ts';
import styles from './page-sheet.module.css';
import './page-layers.css';
import { texts } from '../texts.ts';

export interface PageSheetProps {
  readonly pdf: OpenPdf;
  readonly revision: PdfRevision;
  readonly page: PageGeometry;
  readonly slot: Slot;
  readonly scale: number;
  readonly turn: Turn;
}

/** One page in its place: the picture, and over it, in display space and turned with the view, fields and overlays. */
export const PageSheet = memo(function PageSheet({ pdf, revision, page, slot, scale, turn }: PageSheetProps) {
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<PageDrawing | undefined>(undefined);
  const [isBroken, setBroken] = useState(false);
  // A store, and not a state: React draws what follows from a store before the next frame, from a state maybe after it.
  const [painted] = useState(() => createStore<number | undefined>(() => undefined));
  const revisionBelow = useStore(painted);
  const fields = useStore(pdf.session.store, (state) => state.fields);
  const { index } = page;

  useLayoutEffect(() => {
    const created = new PageDrawing(pdf, index, host.current!, {
      onProblem: setBroken,
      onPainted: (number) => painted.setState(number, true),
    });
    drawing.current = created;
    return () => {
      drawing.current = undefined;
      created.dispose();
    };
  }, [pdf, index, painted]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing has to be shown as well
  useLayoutEffect(() => drawing.current?.show(revision, { scale, turn }), [pdf, index, revision, scale, turn]);

  useEffect(() => {
    const element = pdf.viewport.element;
    const see = () => drawing.current?.see();
    element?.addEventListener('scrollend', see);
    return () => element?.removeEventListener('scrollend', see);
  }, [pdf]);

  const size = { width: page.size.width * scale, height: page.size.height * scale };
  return (
    <section
      className={styles.sheet}
      style={{ left: slot.left, top: slot.top, width: slot.width, height: slot.height }}
      aria-label={text(texts.page, { page: index + 1 })}
      data-page={index}
    >
      <div
        ref={host}
        className={`sw-pdf-page ${styles.picture}`}
        style={{ '--page-width': `${slot.width}px`, '--page-height': `${slot.height}px` } as CSSProperties}
      />
      <div
        className={classes(styles.display, turn !== 0 && styles.turned)}
        style={{ ...size, transform: turnTransform(size, turn) }}
      >
        <FieldMarks fields={fields} page={index} scale={scale} />
        <OverlayLayer pdf={pdf} page={page} scale={scale} revision={revisionBelow} />
      </div>
      {isBroken && (
        <div className={styles.problem}>
          <Callout tone="warning">{text(texts.pageBroken, { page: index + 1 })}</Callout>
        </div>
      )}
    </section>
  );
});
