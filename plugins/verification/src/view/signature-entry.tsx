import { Chip, classes, Icon, useFormat, useText } from '@sealwright/ui';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { SignatureView } from '../common-verification-rpc.ts';
import styles from './signature-entry.module.css';
import { texts } from './texts.ts';
import { verdictLooks, verdictOf } from './verdict.ts';

export interface SignatureEntryProps {
  readonly signature: SignatureView;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** The details, drawn below while it is selected. */
  readonly children: ReactNode;
}

/** One signature of the list: who, when, and the verdict in a word. */
export function SignatureEntry({ signature, isSelected, onSelect, children }: SignatureEntryProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const entry = useRef<HTMLLIElement>(null);
  const wasSelected = useRef(isSelected);
  // The details can be longer than the panel: they begin at its top.
  useEffect(() => {
    if (isSelected && !wasSelected.current) entry.current?.scrollIntoView({ block: 'start' });
    wasSelected.current = isSelected;
  }, [isSelected]);
  const { signer, timestamp, claimedTime } = signature;
  const { tone, icon, word } = verdictLooks[verdictOf(signature)];
  const time = timestamp?.time ?? claimedTime;
  return (
    <li ref={entry} className={classes(styles.entry, isSelected && styles.selected)}>
      <button type="button" className={styles.head} aria-expanded={isSelected} aria-controls={id} onClick={onSelect}>
        <span className={classes(styles.icon, styles[tone])}>
          <Icon name={icon} size={18} />
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{signer?.subject ?? text(texts.unknownSigner)}</span>
          <span className={styles.state}>
            <Chip tone={tone}>{text(word)}</Chip>
            <span className={styles.time}>{time ? format.dateTime(time) : text(texts.noTime)}</span>
          </span>
        </span>
      </button>
      <div id={id}>{isSelected && children}</div>
    </li>
  );
}
