import type { TemplateStamp } from '@sealwright/core/api';
import { Icon, useText } from '@sealwright/ui';
import type { StampWords } from '../common-templates-rpc.ts';
import styles from './dialogs.module.css';
import { texts } from './texts.ts';

export interface StampWordsListProps {
  readonly stamps: readonly TemplateStamp[];
  readonly words: readonly StampWords[];
}

/** What a template remembers, stamp by stamp, with what does not suit every document. */
export function StampWordsList({ stamps, words }: StampWordsListProps) {
  const text = useText();
  return (
    <ul className={styles.list}>
      {words.map(({ title, where, notes }, index) => {
        const seal = stamps[index]?.seal;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a template is as it is
          <li key={index} className={styles.item}>
            <span className={styles.itemTitle}>{text(title)}</span>
            <span className={styles.itemDetail}>
              {[where && text(where), seal && text(texts.sealNamed, { seal: seal.name })].filter(Boolean).join(' · ')}
            </span>
            {notes.map((note) => (
              <span key={note.en} className={styles.note}>
                <Icon name="triangle-alert" size={13} />
                {text(note)}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
