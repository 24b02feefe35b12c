import { Button, Callout, type DrawnPages, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import { lostInMargin } from './lost-in-margin.ts';
import { MarginNote } from './margin-note.tsx';
import { pageForKey, turnsPage } from './page-for-key.ts';
import { PageTurner } from './page-turner.tsx';
import { PaperFields } from './paper-fields.tsx';
import { PaperStage } from './paper-stage.tsx';
import styles from './preview-dialog.module.css';
import type { PreviewStamps } from './preview-stamps.ts';
import { previewTexts } from './preview-texts.ts';
import { sheetOfPaper } from './sheet-of-paper.ts';
import { usePreviewSettings } from './use-preview-settings.ts';

export interface PreviewDialogProps {
  readonly documentId: string;
  readonly drawn: DrawnPages;
  readonly stamps: PreviewStamps;
  /** 0-based page that comes first. */
  readonly firstPage: number;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** The pages as paper will show them, with what is placed on them, and what the printer would cut off. */
export function PreviewDialog({ documentId, drawn, stamps, firstPage, onPrint, onClose }: PreviewDialogProps) {
  const text = useText();
  const [page, setPage] = useState(firstPage);
  const settings = usePreviewSettings();
  const { paper, margin } = settings;
  const { stamps: placed } = useStore(stamps.state);
  const sizes = drawn.pages.map(({ size }) => size);
  const lost = lostInMargin(placed, { pages: sizes, paper, margin });
  const sheet = sheetOfPaper(sizes[page]!, paper);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys turn the pages wherever the focus is
    <div
      className={styles.dialog}
      onKeyDown={(event) => {
        const next = turnsPage(event) ? pageForKey(event.key, page, sizes.length) : undefined;
        if (next === undefined) return;
        event.preventDefault();
        setPage(next);
      }}
    >
      <div className={styles.sheets}>
        <PaperStage {...{ documentId, drawn, page, sheet, margin, lost }} PageStamps={stamps.PageStamps} />
        <PageTurner page={page} pages={sizes.length} onTurn={setPage} />
      </div>
      <div className={styles.side}>
        <div className={styles.notes}>
          <PaperFields settings={settings} />
          {sheet.scale < 1 && (
            <Callout tone="warning">{text(previewTexts.scaled, { percent: Math.round(sheet.scale * 100) })}</Callout>
          )}
          {placed.length > 0 && <Callout tone="info">{text(previewTexts.unsigned)}</Callout>}
          {lost.map((one) => (
            <MarginNote key={one.stamp.id} lost={one} stamps={stamps} onShow={setPage} />
          ))}
          {placed.length > 0 && lost.length === 0 && <Callout tone="success">{text(previewTexts.allPrinted)}</Callout>}
        </div>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text(previewTexts.close)}</Button>
          <Button type="primary" onClick={onPrint}>
            {text(previewTexts.print)}
          </Button>
        </div>
      </div>
    </div>
  );
}
