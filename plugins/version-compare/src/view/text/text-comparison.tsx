import { ErrorState, LoadingState, useLoad, useLocale, useStore, useText, useWorkbench } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { VersionText } from '../../common-compare-rpc.ts';
import { texts } from '../texts.ts';
import { applyDiffTheme } from './diff-theme.ts';
import { type DiffCore, loadDiff } from './load-diff.ts';
import { openDiff, type TextDifference } from './open-diff.ts';
import styles from './text-comparison.module.css';
import { type TextWords, versionText } from './version-text.ts';

/** Both versions' text, page by page. */
export interface VersionTexts {
  readonly before: readonly VersionText[];
  readonly after: readonly VersionText[];
}

export interface TextComparisonProps {
  /** Reads the texts; told the page that is being read, from 1 on. */
  readonly read: (onPage: (page: number) => void, signal: AbortSignal) => Promise<VersionTexts>;
  /** Told how many differences there are, and how to go to them; `undefined` when it is gone. */
  readonly onReady: (ready: { readonly count: number; readonly go: (step: 1 | -1) => void } | undefined) => void;
}

/** The text of both versions side by side. */
export function TextComparison({ read, onReady }: TextComparisonProps) {
  const text = useText();
  const locale = useLocale();
  const [page, setPage] = useState(1);
  const found = useLoad((signal) => Promise.all([loadDiff(locale), read(setPage, signal)]), [read]);
  if (found.state === 'error') return <ErrorState error={found.error} onRetry={found.reload} />;
  if (!found.value)
    return (
      <div className={styles.loading}>
        <LoadingState label={texts.loadingEditor} />
        <p>{text(texts.readingText, { page })}</p>
      </div>
    );
  const [core, versions] = found.value;
  return <LoadedComparison core={core} versions={versions} onReady={onReady} />;
}

interface LoadedProps extends Pick<TextComparisonProps, 'onReady'> {
  readonly core: DiffCore;
  readonly versions: VersionTexts;
}

function LoadedComparison({ core, versions, onReady }: LoadedProps) {
  const text = useText();
  const theme = useStore(useWorkbench().theme);
  const frame = useRef<HTMLDivElement>(null);
  const open = useRef<TextDifference>(undefined);
  useEffect(() => applyDiffTheme(core, theme), [core, theme]);
  useEffect(() => {
    const words: TextWords = {
      head: (page) => text(texts.pageHead, { page }),
      scan: text(texts.scan),
      unreadable: text(texts.unread),
    };
    const difference = openDiff(core, frame.current!, {
      before: versionText(versions.before, words),
      after: versionText(versions.after, words),
      labels: { before: text(texts.textBefore), after: text(texts.textAfter) },
      onCount: (count) => onReady({ count, go: (step) => difference.go(step) }),
    });
    open.current = difference;
    return () => {
      onReady(undefined);
      void difference.dispose();
    };
  }, [core, versions, text, onReady]);
  /** The editor has other uses for this key. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'F7') return;
    event.preventDefault();
    event.stopPropagation();
    open.current?.go(event.shiftKey ? -1 : 1);
  }
  return (
    <div className={styles.comparison}>
      <div className={styles.heads}>
        <span>{text(texts.textBefore)}</span>
        <span>{text(texts.textAfter)}</span>
      </div>
      <div ref={frame} className={styles.editor} onKeyDownCapture={onKeyDown} />
      <p className={styles.note}>{text(texts.textNote)}</p>
    </div>
  );
}
