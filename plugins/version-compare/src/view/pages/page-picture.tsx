import { classes, LoadingState, useText } from '@sealwright/ui';
import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import type { Difference } from './difference-list.ts';
import type { Region } from './differing-regions.ts';
import type { PageComparison, Side } from './page-comparison.ts';
import styles from './page-picture.module.css';

export interface PagePictureProps {
  readonly comparison: PageComparison;
  readonly side: Side;
  /** 0-based; missing where the version has no such page. */
  readonly page: number | undefined;
  readonly regions: readonly Region[];
  readonly current: Difference | undefined;
  readonly pair: number;
}

/** Pages this near to the visible part are drawn ahead. */
const AHEAD = '400px';

/** One page of one version with the differences marked; drawn while it is in sight. */
export function PagePicture({ comparison, side, page, regions, current, pair }: PagePictureProps) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const isInSight = useInSight(frame);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const sheet = frame.current;
    if (!isInSight || page === undefined || !sheet) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    let shown: HTMLCanvasElement | undefined;
    comparison
      .draw(side, page, sheet.clientWidth * devicePixelRatio, signal)
      .then((canvas) => {
        if (signal.aborted) return release(canvas);
        shown = canvas;
        canvas.setAttribute('aria-hidden', 'true');
        sheet.prepend(canvas);
        setDrawn(true);
      })
      // What cannot be drawn was told with the comparison; a page that left the window needs no word.
      .catch(() => {});
    return () => {
      leaving.abort();
      setDrawn(false);
      if (!shown) return;
      shown.remove();
      release(shown);
    };
  }, [comparison, side, page, isInSight]);
  if (page === undefined)
    return <div className={styles.absent}>{text(side === 'before' ? texts.noPageBefore : texts.noPageAfter)}</div>;
  const size = comparison.geometry(side, page)?.size;
  const label = text(side === 'before' ? texts.pageBefore : texts.pageAfter, { page: page + 1 });
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{label}</figcaption>
      <div
        ref={frame}
        className={styles.sheet}
        style={{ aspectRatio: size ? `${size.width} / ${size.height}` : '210 / 297' }}
        role="img"
        aria-label={label}
      >
        {isInSight && !isDrawn && <LoadingState isCompact />}
        {regions.map((region, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place in the list
            key={index}
            className={classes(styles.box, current?.pair === pair && current.region === index && styles.current)}
            style={{
              left: `${region.x * 100}%`,
              top: `${region.y * 100}%`,
              width: `${region.width * 100}%`,
              height: `${region.height * 100}%`,
            }}
            data-region={`${pair}-${index}`}
          />
        ))}
      </div>
    </figure>
  );
}

function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

function useInSight(frame: React.RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: AHEAD,
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return isInSight;
}
