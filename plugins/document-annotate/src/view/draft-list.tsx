import type { Localized } from '@sealwright/core/api';
import { Entry, IconButton, useStore, useText } from '@sealwright/ui';
import { memo } from 'react';
import type { Annotation } from '../common-annotation.ts';
import styles from './annotation-panel.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { kindOf, shortened } from './annotation-words.ts';
import { kindNames, texts } from './texts.ts';

/** What is not written yet. */
export function DraftList({ session }: { readonly session: AnnotationSession }) {
  const text = useText();
  const { annotations, selected, busy } = useStore(session.draft.state);
  return (
    <ul className={styles.rows} aria-label={text(texts.unsaved)}>
      {annotations.map((annotation) => (
        <DraftRow
          key={annotation.id}
          session={session}
          annotation={annotation}
          isSelected={annotation.id === selected}
          isDisabled={busy}
        />
      ))}
    </ul>
  );
}

interface DraftRowProps {
  readonly session: AnnotationSession;
  readonly annotation: Annotation;
  readonly isSelected: boolean;
  readonly isDisabled: boolean;
}

const DraftRow = memo(function DraftRow({ session, annotation, isSelected, isDisabled }: DraftRowProps) {
  const text = useText();
  const kind = text(kindNames[kindOf(annotation)]);
  const pages = text(...pagesOf(annotation));
  const words = annotation.kind === 'watermark' && annotation.picture ? annotation.picture.name : annotation.contents;
  const said = shortened(words);
  return (
    <li className={styles.row}>
      <Entry
        title={
          <>
            {kind} <span className={styles.page}>{pages}</span>
          </>
        }
        {...(said && { detail: said })}
        isSelected={isSelected}
        onSelect={() => session.show(annotation)}
        actions={
          <IconButton
            icon="x"
            iconSize={14}
            label={text(texts.takeAway, { what: [kind, pages, said].filter(Boolean).join(' ') })}
            disabled={isDisabled}
            onClick={() => session.draft.remove(annotation.id)}
          />
        }
      />
    </li>
  );
});

const RANGES: Readonly<Record<string, Localized>> = {
  all: { 'zh-CN': '全部页面', en: 'all pages' },
  odd: { 'zh-CN': '奇数页', en: 'odd pages' },
  even: { 'zh-CN': '偶数页', en: 'even pages' },
  last: { 'zh-CN': '末页', en: 'last page' },
};

function pagesOf(annotation: Annotation): [Localized, { readonly page: string | number }] {
  const page = annotation.kind === 'watermark' ? annotation.pages : annotation.page + 1;
  return [RANGES[page] ?? texts.onPage, { page }];
}
