import type { DisplayBox } from '@sealwright/core/api';
import type { OverlayProps } from '@sealwright/ui';
import styles from './place-highlight.module.css';

/** In millimetres: the ring stands clear of the seal's ink. */
const MARGIN = 1.5;

export interface PlaceHighlightProps extends OverlayProps {
  readonly place: { readonly page: number; readonly box: DisplayBox };
}

/** A ring around one place on one page, drawn over every page. */
export function PlaceHighlight({ place, page, scale }: PlaceHighlightProps) {
  if (page.index !== place.page) return null;
  const { x, y, width, height } = place.box;
  const style = {
    left: (x - MARGIN) * scale,
    top: (y - MARGIN) * scale,
    width: (width + 2 * MARGIN) * scale,
    height: (height + 2 * MARGIN) * scale,
  };
  return <div className={styles.ring} style={style} aria-hidden />;
}
