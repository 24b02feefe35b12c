import {
  Callout,
  EmptyState,
  Entry,
  ErrorState,
  IconButton,
  LoadingState,
  Section,
  useFormat,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect } from 'react';
import type { WrittenAnnotation } from '../common-annotate-rpc.ts';
import styles from './annotation-panel.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { shortened } from './annotation-words.ts';
import { changeWritten } from './change-written.ts';
import { DraftList } from './draft-list.tsx';
import { removeWritten } from './remove-written.ts';
import { kindNames, subtypeNames, texts } from './texts.ts';

/** 批注, left of the document: all of them, those that are not saved first, each with its page and its words. */
export function AnnotationRail({ session }: { readonly session: AnnotationSession }) {
  const { annotations } = useStore(session.draft.state);
  const { written } = session;
  useEffect(() => written.watch(), [written]);
  return (
    <div className={styles.rail}>
      {annotations.length > 0 && (
        <Section title={texts.unsaved} count={annotations.length}>
          <DraftList session={session} />
        </Section>
      )}
      <Written session={session} />
    </div>
  );
}

function Written({ session }: { readonly session: AnnotationSession }) {
  const text = useText();
  const { state, annotations, isCut, error } = useStore(session.written.state);
  if (state === 'failed') return <ErrorState error={error} isCompact onRetry={() => session.written.reload()} />;
  if (annotations.length === 0) {
    if (state !== 'ready') return <LoadingState label={texts.readingWritten} isCompact />;
    return <EmptyState icon="message-square" title={texts.noneWritten} description={texts.noneWrittenHint} isCompact />;
  }
  return (
    <Section title={texts.written} count={annotations.length}>
      <ul className={styles.rows} aria-busy={state === 'loading'}>
        {annotations.map((annotation, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: some have no name, and the list is read as a whole
          <WrittenRow key={index} session={session} annotation={annotation} />
        ))}
      </ul>
      {isCut && <Callout tone="info">{text(texts.moreWritten, { count: annotations.length })}</Callout>}
    </Section>
  );
}

interface WrittenRowProps {
  readonly session: AnnotationSession;
  readonly annotation: WrittenAnnotation;
}

function WrittenRow({ session, annotation }: WrittenRowProps) {
  const text = useText();
  const format = useFormat();
  const workbench = useWorkbench();
  const { subtype, isArrow, page, contents, author, modified, isRemovable, box } = annotation;
  const name = isArrow ? kindNames.arrow : subtypeNames[subtype];
  const kind = name ? text(name) : subtype;
  const pages = text(texts.onPage, { page: page + 1 });
  const by = [author, modified && format.date(modified)].filter(Boolean).join(' · ');
  return (
    <li className={styles.row}>
      <Entry
        title={
          <>
            {kind} <span className={styles.page}>{pages}</span>
          </>
        }
        onSelect={() => session.surface?.reveal(page, box)}
      />
      <div className={styles.below}>
        <p className={styles.said}>
          {contents && <span className={styles.words}>{shortened(contents)}</span>}
          {by && <span className={styles.by}>{by}</span>}
        </p>
        {isRemovable && (
          <span className={styles.actions}>
            {subtype !== 'Watermark' && (
              <IconButton
                icon="pencil"
                iconSize={14}
                label={text(texts.changeWritten, { what: `${kind} ${pages}` })}
                onClick={() => void changeWritten(session, annotation, workbench)}
              />
            )}
            <IconButton
              icon="trash-2"
              iconSize={14}
              label={text(texts.removeWritten, { what: `${kind} ${pages}` })}
              onClick={() => void removeWritten(session, annotation, workbench)}
            />
          </span>
        )}
      </div>
    </li>
  );
}
