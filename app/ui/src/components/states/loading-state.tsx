import type { Localized } from '@sealwright/core/api';
import { useText } from '../../hooks/use-text.ts';
import { classes } from '../classes.ts';
import { Spinner } from '../spinner.tsx';
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
      <Spinner size={isCompact ? 16 : 22} />
      <p className={styles.text}>{text(label)}</p>
    </div>
  );
}
