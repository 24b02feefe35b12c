import { classes, EmptyState, fillLocalized, useText } from '@sealwright/ui';
import { TEXTS } from './texts.ts';
import { groupTopics, type Topic } from './topic.ts';
import styles from './topic-list.module.css';

export interface TopicListProps {
  readonly topics: readonly Topic[];
  /** What they were searched by; empty for all of them. */
  readonly query: string;
  readonly shown: string;
  readonly onChoose: (id: string) => void;
}

/** All topics under their headings, or those that a search has found, the best first. */
export function TopicList({ topics, query, shown, onChoose }: TopicListProps) {
  const text = useText();
  const list = (some: readonly Topic[]) => (
    <ul className={styles.list}>
      {some.map(({ id, title }) => (
        <li key={id}>
          <button
            type="button"
            className={classes(styles.topic, id === shown && styles.shown)}
            aria-current={id === shown ? 'page' : undefined}
            onClick={() => onChoose(id)}
          >
            {text(title)}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <nav className={styles.topics} aria-label={text(TEXTS.topics)}>
      <p role="status" className={styles.count}>
        {query !== '' && topics.length > 0 && text(TEXTS.found, { count: topics.length })}
      </p>
      {topics.length === 0 && (
        <EmptyState isCompact icon="search" title={fillLocalized(TEXTS.none, { query })} description={TEXTS.noneHint} />
      )}
      {query !== ''
        ? list(topics)
        : groupTopics(topics).map((group) => (
            <section key={group.group}>
              <h2 className={styles.heading}>{text(TEXTS[group.group])}</h2>
              {list(group.topics)}
            </section>
          ))}
    </nav>
  );
}
