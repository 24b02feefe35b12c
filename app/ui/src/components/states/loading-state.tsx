import type { Localized } from '@sealwright/core/api';
import { useText } from '../../hooks/use-text.ts';
import { LoaderCircle } from '../../icons/icons.ts';
import { classes } from '../classes.ts';
import styles from './states.module.css';

const LOADING: Localized = { 'zh-CN': '正在加载…', en: 'Loading…' };

export interface LoadingStateProps {
  readonly label?: Localized;
  readonly isCompact?: boolean;
}

/** Something is on its way; unseen for the first quarter of a second. */
export function LoadingState({ label = LOADING, isCompact = false }: LoadingStateProps) {
  const text = useText();
  return (
    <div className={classes(styles.state, styles.loading, isCompact && styles.compact)} role="status">
      <LoaderCircle size={isCompact ? 16 : 22} className={styles.spinner} aria-hidden />
      <p className={styles.text}>{text(label)}</p>
    </div>
  );
}
