import { IconButton, PageView, SearchField, useLocale, useStore, useText } from '@sealwright/ui';
import { useEffect, useRef, useState } from 'react';
import { Article } from './article.tsx';
import type { HelpModel } from './help-model.ts';
import styles from './help-page.module.css';
import { TEXTS } from './texts.ts';
import { searchTopics } from './topic.ts';
import { TopicList } from './topic-list.tsx';

/** Topics at the left, the one that is read at the right. */
export function HelpPage({ model }: { readonly model: HelpModel }) {
  const text = useText();
  const locale = useLocale();
  const { topics, shown, before } = useStore(model.state);
  const [query, setQuery] = useState('');
  const reading = useRef<HTMLElement>(null);
  const topic = topics.find(({ id }) => id === shown) ?? topics[0];
  const found = searchTopics(topics, query, locale);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another topic begins at its beginning
  useEffect(() => {
    reading.current?.scrollTo(0, 0);
  }, [shown]);
  return (
    <PageView
      title={TEXTS.page}
      leading={
        before.length > 0 && <IconButton icon="arrow-left" label={text(TEXTS.back)} onClick={() => model.back()} />
      }
      trailing={<SearchField label={text(TEXTS.search)} value={query} onChange={setQuery} />}
    >
      <div className={styles.columns}>
        <TopicList
          topics={found}
          query={query.trim()}
          shown={shown}
          onChoose={(id) => {
            model.show(id);
            reading.current?.focus();
          }}
        />
        {topic && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to reach what scrolls
          <article ref={reading} className={styles.article} tabIndex={0} aria-label={topic.title[locale]}>
            <Article topic={topic} onTopic={(id) => model.show(id)} />
          </article>
        )}
      </div>
    </PageView>
  );
}
