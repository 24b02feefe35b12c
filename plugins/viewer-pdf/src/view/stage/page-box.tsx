import { Input, useText } from '@sealwright/ui';
import { type KeyboardEvent, useState } from 'react';
import { texts } from '../texts.ts';
import styles from './page-controls.module.css';

export interface PageBoxProps {
  /** 0-based. */
  readonly current: number;
  readonly count: number;
  /** Without it nothing can be typed. */
  readonly onGo?: (page: number) => void;
}

/** "10 / 30": the first number can be typed. */
export function PageBox({ current, count, onGo }: PageBoxProps) {
  const text = useText();
  const [typed, setTyped] = useState<string>();
  const go = () => {
    const number = Number.parseInt(typed ?? '', 10);
    if (number >= 1) onGo?.(Math.min(number, count) - 1);
    setTyped(undefined);
  };
  const press = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    if (key === 'Enter') {
      go();
      currentTarget.select();
    } else if (key === 'Escape') {
      setTyped(undefined);
    }
  };
  return (
    <span className={styles.pages}>
      <Input
        variant="borderless"
        className={styles.page}
        style={{ width: `${String(count).length + 2.4}ch` }}
        inputMode="numeric"
        disabled={!onGo}
        aria-label={text(texts.pageNumber, { count })}
        value={typed ?? String(Math.min(current + 1, count))}
        onChange={(event) => setTyped(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={press}
      />
      <span className={styles.count}>/ {count}</span>
    </span>
  );
}
