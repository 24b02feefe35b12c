import { classes, type DraftSeal, pageRuns, type Translate, useText } from '@sealwright/ui';
import { useState } from 'react';
import type { Seam } from '../common-layout.ts';
import { isUpright } from '../common-slices.ts';
import { type FanSheet, fanOf } from './fan.ts';
import styles from './fan-drawing.module.css';
import { texts } from './texts.ts';

export interface FanDrawingProps {
  readonly seal: DraftSeal;
  readonly seams: readonly Seam[];
  readonly isSpread: boolean;
  /** Scrolls to a page, 0-based. */
  readonly onReveal: (page: number) => void;
}

/** The seal as it shows when the pages are fanned out; where there are several, any of them. */
export function FanDrawing({ seal, seams, isSpread, onReveal }: FanDrawingProps) {
  const text = useText();
  const [chosen, choose] = useState(0);
  const shown = seams[chosen] ? chosen : 0;
  const seam = seams[shown];
  if (!seam) return null;
  const pagesOf = (slices: Seam) => text(texts.pageRun, { pages: pageRuns(slices.map(({ page }) => page)) });
  const { width, height, sheets } = fanOf(seam, isSpread);
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.fan}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={text(texts.fan, { pages: pagesOf(seam) })}
      >
        {sheets.map((sheet) => (
          <Sheet key={sheet.page} sheet={sheet} picture={seal.picture} />
        ))}
      </svg>
      <figcaption className={styles.caption}>
        {seams.length === 1 && <span>{pagesOf(seam)}</span>}
        <span>{widthsOf(seam, text)}</span>
      </figcaption>
      {seams.length > 1 && (
        <fieldset className={styles.seals} aria-label={text(texts.showSeal)}>
          {seams.map((slices, index) => (
            <button
              key={slices[0]?.page}
              type="button"
              className={classes(styles.seal, index === shown && styles.shown)}
              aria-pressed={index === shown}
              onClick={() => {
                choose(index);
                onReveal(slices[0]?.page ?? 0);
              }}
            >
              {pagesOf(slices)}
            </button>
          ))}
        </fieldset>
      )}
    </figure>
  );
}

function Sheet({ sheet: { paper, slice, clip }, picture }: { readonly sheet: FanSheet; readonly picture: string }) {
  return (
    <g>
      <rect className={styles.paper} {...paper} />
      {/* A nested drawing cuts off what is beyond it. */}
      <svg
        aria-hidden
        {...slice}
        viewBox={`${clip.x} ${clip.y} ${clip.width} ${clip.height}`}
        preserveAspectRatio="none"
      >
        <image href={picture} width={1} height={1} preserveAspectRatio="none" />
      </svg>
      <rect className={styles.edges} {...paper} />
    </g>
  );
}

/** How wide the slices are. */
function widthsOf(seam: Seam, text: Translate): string {
  const widths = seam.map(({ edge, box }) => (isUpright(edge) ? box.width : box.height));
  const [least, most] = [Math.min(...widths).toFixed(1), Math.max(...widths).toFixed(1)];
  return least === most ? text(texts.equalSlices, { width: least }) : text(texts.unequalSlices, { least, most });
}
