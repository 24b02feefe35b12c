import type { Localized } from '@sealwright/core/api';
import type { ReactNode } from 'react';
import { toErrorRecord } from '../../hooks/to-error-record.ts';
import { useText } from '../../hooks/use-text.ts';
import { CircleAlert } from '../../icons/icons.ts';
import { Button } from '../button.tsx';
import { classes } from '../classes.ts';
import styles from './states.module.css';

const RETRY: Localized = { 'zh-CN': '重试', en: 'Try again' };

export interface ErrorStateProps {
  /** Whatever was thrown. */
  readonly error: unknown;
  readonly title?: Localized;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
  readonly isCompact?: boolean;
}

/** Something failed: the error's sentence, its code, and a way out. */
export function ErrorState({ error, title, onRetry, actions, isCompact = false }: ErrorStateProps) {
  const text = useText();
  const { sentence, code } = toErrorRecord(error);
  return (
    <div className={classes(styles.state, styles.error, isCompact && styles.compact)} role="alert">
      <span className={styles.icon}>
        <CircleAlert size={isCompact ? 20 : 28} aria-hidden />
      </span>
      {title && <p className={styles.title}>{text(title)}</p>}
      <p className={styles.text}>{text(sentence)}</p>
      <code className={styles.code}>{code}</code>
      {(onRetry || actions) && (
        <div className={styles.actions}>
          {onRetry && <Button onClick={onRetry}>{text(RETRY)}</Button>}
          {actions}
        </div>
      )}
    </div>
  );
}
