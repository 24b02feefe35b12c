import { type ReactNode, useRef } from 'react';
import { LABEL_HEIGHT, labelTop, topBelow } from './label-top.ts';
import styles from './stamp-overlay.module.css';
import { useIsCovered } from './use-is-covered.ts';

export interface StampLabelProps {
  /** Of its stamp, in CSS pixels. */
  readonly box: { readonly left: number; readonly top: number; readonly height: number };
  /** Of the page, in CSS pixels. */
  readonly pageHeight: number;
  readonly children: ReactNode;
}

/** A line of text at a stamp, within the page and out from under the bars that float over the pages' foot. */
export function StampLabel({ box, pageHeight, children }: StampLabelProps) {
  const below = useRef<HTMLSpanElement>(null);
  const isCovered = useIsCovered(below);
  return (
    <>
      <span
        ref={below}
        className={styles.below}
        style={{ left: box.left, top: topBelow(box), height: LABEL_HEIGHT }}
        aria-hidden
      />
      <div className={styles.labelLine} style={{ top: labelTop(box, pageHeight, isCovered) }} aria-hidden>
        <span className={styles.indent} style={{ flexBasis: Math.max(box.left, 0) }} />
        <span className={styles.label}>{children}</span>
      </div>
    </>
  );
}
