import type { Size } from '@sealwright/core/api';
import { classes, useText } from '@sealwright/ui';
import { memo, useEffect, useRef } from 'react';
import type { Turn } from '../layout/turn.ts';
import type { OpenPdf } from '../session/open-pdf.ts';
import type { PdfRevision } from '../session/pdf-revision.ts';
import { texts } from '../texts.ts';
import { ThumbnailPainter } from './thumbnail-painter.ts';
import type { ThumbnailShelf } from './thumbnail-shelf.ts';
import styles from './thumbnails.module.css';

export interface ThumbnailProps {
  readonly id: string;
  readonly pdf: OpenPdf;
  readonly shelf: ThumbnailShelf;
  readonly revision: PdfRevision;
  readonly page: number;
  readonly count: number;
  readonly top: number;
  readonly size: Size;
  readonly turn: Turn;
  readonly isCurrent: boolean;
}

export const Thumbnail = memo(function Thumbnail(props: ThumbnailProps) {
  const { id, pdf, shelf, revision, page, count, top, size, turn, isCurrent } = props;
  const text = useText();
  const host = useRef<HTMLSpanElement>(null);
  const { width, height } = size;
  useEffect(() => {
    const made = `${revision.number}/${turn}`;
    const show = (canvas: HTMLCanvasElement) => host.current?.replaceChildren(canvas);
    const kept = shelf.get(page);
    if (kept) show(kept.canvas);
    if (kept?.made === made) return;
    const painter = new ThumbnailPainter(pdf, { revision, page, size: { width, height }, turn }, (canvas) => {
      shelf.put(page, made, canvas);
      show(canvas);
    });
    return () => painter.end();
  }, [pdf, shelf, revision, page, width, height, turn]);
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-label={text(texts.page, { page: page + 1 })}
      aria-setsize={count}
      aria-posinset={page + 1}
      tabIndex={-1}
      className={classes(styles.thumbnail, isCurrent && styles.current)}
      style={{ top }}
      data-page={page}
    >
      <span ref={host} className={styles.sheet} style={{ width, height }} />
      <span className={styles.number}>{page + 1}</span>
    </div>
  );
});
