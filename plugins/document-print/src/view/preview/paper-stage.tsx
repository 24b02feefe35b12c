import type { Size } from '@sealwright/core/api';
import { type DrawnPages, Spinner, type StampDrafts, useText } from '@sealwright/ui';
import { useEffect, useRef, useState } from 'react';
import type { LostInMargin } from './lost-in-margin.ts';
import styles from './paper-stage.module.css';
import { previewTexts } from './preview-texts.ts';
import type { SheetOfPaper } from './sheet-of-paper.ts';
import { usePageDrawing } from './use-page-drawing.ts';

const MM_PER_INCH = 25.4;
/** Around the paper, in CSS pixels. */
const DESK = 20;

export interface PaperStageProps {
  readonly documentId: string;
  readonly drawn: DrawnPages;
  /** 0-based. */
  readonly page: number;
  readonly sheet: SheetOfPaper;
  /** Millimetres. */
  readonly margin: number;
  readonly lost: readonly LostInMargin[];
  readonly PageStamps: StampDrafts['PageStamps'] | undefined;
}

/** One sheet of paper as it would come out, as large as there is room for. */
export function PaperStage({ documentId, drawn, page, sheet, margin, lost, PageStamps }: PaperStageProps) {
  const text = useText();
  const stage = useRef<HTMLDivElement>(null);
  const room = useSizeOf(stage);
  const scale = Math.max(0, Math.min((room.width - 2 * DESK) / sheet.width, (room.height - 2 * DESK) / sheet.height));
  const onPage = scale * sheet.scale;
  const { size } = drawn.pages[page]!;
  const drawing = usePageDrawing(drawn, page, onPage * MM_PER_INCH * window.devicePixelRatio);
  const places = lost.flatMap((one) => one.places).filter((place) => place.page === page);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: from here the arrow keys turn the pages
    <section ref={stage} className={styles.stage} tabIndex={0} aria-label={text(previewTexts.paperAndKeys)}>
      <div
        className={styles.paper}
        role="img"
        aria-label={text(previewTexts.page, { page: page + 1, pages: drawn.pages.length })}
        style={{ width: sheet.width * scale, height: sheet.height * scale }}
      >
        <div
          className={styles.page}
          style={{
            left: sheet.x * scale,
            top: sheet.y * scale,
            width: size.width * onPage,
            height: size.height * onPage,
          }}
        >
          {drawing instanceof HTMLCanvasElement && <Picture canvas={drawing} />}
          {PageStamps && <PageStamps documentId={documentId} page={page} scale={onPage} />}
          {places.map(({ box: { x, y, width, height, rotation } }) => (
            <div
              key={`${x} ${y}`}
              className={styles.lost}
              style={{
                left: x * onPage,
                top: y * onPage,
                width: width * onPage,
                height: height * onPage,
                transform: `rotate(${rotation}deg)`,
              }}
            />
          ))}
        </div>
        {margin > 0 && <Margin width={margin * scale} />}
        {drawing === 'drawing' && (
          <span className={styles.state} role="status">
            <Spinner />
            {text(previewTexts.drawing)}
          </span>
        )}
        {drawing === 'failed' && <span className={styles.state}>{text(previewTexts.faulty)}</span>}
      </div>
    </section>
  );
}

/** `width`: in CSS pixels. */
function Margin({ width }: { readonly width: number }) {
  return (
    <>
      <div className={styles.strip} style={{ left: 0, top: 0, right: 0, height: width }} />
      <div className={styles.strip} style={{ left: 0, bottom: 0, right: 0, height: width }} />
      <div className={styles.strip} style={{ left: 0, top: width, bottom: width, width }} />
      <div className={styles.strip} style={{ right: 0, top: width, bottom: width, width }} />
      <div className={styles.printable} style={{ inset: width }} />
    </>
  );
}

function Picture({ canvas }: { readonly canvas: HTMLCanvasElement }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    holder.current?.replaceChildren(canvas);
    return () => {
      // Its memory goes at once, not with the next collection.
      canvas.width = 0;
      canvas.height = 0;
    };
  }, [canvas]);
  return <div ref={holder} className={styles.picture} />;
}

function useSizeOf(element: React.RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
