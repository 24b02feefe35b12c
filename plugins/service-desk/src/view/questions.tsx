import { Collapse, EmptyState, SearchField, useText } from '@sealwright/ui';
import { useState } from 'react';
import type { ShownDesk } from '../common-desk-rpc.ts';
import { DeskActions } from './desk-actions.tsx';
import type { DeskModel } from './desk-model.ts';
import styles from './questions.module.css';
import { texts } from './texts.ts';

/** 常见问题, found by any word of question or answer. */
export function Questions({ desk, model }: { readonly desk: ShownDesk; readonly model: DeskModel }) {
  const text = useText();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const found = desk.content.questions.filter(({ question, answer }) =>
    `${text(question)}\n${text(answer)}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <>
      <header className={styles.head}>
        <h2>{text(texts.questions)}</h2>
        <SearchField label={text(texts.searchQuestions)} value={query} onChange={setQuery} />
      </header>
      {found.length === 0 ? (
        <EmptyState icon="search" title={texts.noQuestion} isCompact />
      ) : (
        <Collapse
          items={found.map(({ id, question, answer, actions }) => ({
            key: id,
            label: text(question),
            children: (
              <>
                <p className={styles.answer}>{text(answer)}</p>
                <DeskActions actions={actions} desk={desk} model={model} />
              </>
            ),
          }))}
        />
      )}
    </>
  );
}
