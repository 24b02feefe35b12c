import { Button, Callout, pageRuns, useText } from '@sealwright/ui';
import type { LostInMargin } from './lost-in-margin.ts';
import styles from './margin-note.module.css';
import type { PreviewStamps } from './preview-stamps.ts';
import { previewTexts } from './preview-texts.ts';

export interface MarginNoteProps {
  readonly lost: LostInMargin;
  readonly stamps: PreviewStamps;
  /** Shows a page, 0-based. */
  readonly onShow: (page: number) => void;
}

/** A stamp that the printer would cut off, and what can be done about it. */
export function MarginNote({ lost: { stamp, places, needed }, stamps, onShow }: MarginNoteProps) {
  const text = useText();
  const pages = [...new Set(places.map(({ page }) => page))].sort((one, other) => one - other);
  const mode = text(stamps.title(stamp));
  const move = stamps.insetBy(stamp, needed);
  return (
    <Callout tone="warning">
      <div>
        {text(previewTexts.lost, {
          stamp: stamp.seal ? `${mode} · ${stamp.seal.name}` : mode,
          pages: pageRuns(pages),
        })}
      </div>
      {!move && <div>{text(previewTexts.lostHint, { mm: needed })}</div>}
      <div className={styles.actions}>
        {move && (
          <Button size="small" onClick={move}>
            {text(previewTexts.inset, { mm: needed })}
          </Button>
        )}
        <Button size="small" onClick={() => onShow(pages[0]!)}>
          {text(previewTexts.show, { page: pages[0]! + 1 })}
        </Button>
      </div>
    </Callout>
  );
}
