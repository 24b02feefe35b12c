import type { Localized } from '@sealwright/core/api';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../hooks/use-text.ts';
import { Callout } from './callout.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import styles from './list-and-detail.module.css';

const CLOSE: Localized = { 'zh-CN': '关闭详情', en: 'Close the details' };

export interface ListAndDetailProps extends ComponentProps<'div'> {
  /** A `DetailPanel` while one entry is open. */
  readonly detail: ReactNode;
  /** The list, and what is said about it. */
  readonly children: ReactNode;
}

/** A list that scrolls, and beside it the details of one entry; in a narrow window they take its place. */
export function ListAndDetail({ detail, children, className, ...rest }: ListAndDetailProps) {
  return (
    <div className={classes(styles.split, className)} {...rest}>
      <div className={styles.list}>{children}</div>
      {detail}
    </div>
  );
}

export interface DetailPanelProps {
  readonly title: string;
  /** Name for screen readers. */
  readonly label: string;
  /** Beside the title. */
  readonly actions?: ReactNode;
  /** Selector of the entry in the list: closing leads back to it. */
  readonly entry: string;
  /** What has become of the entry since it was opened; told by screen readers as it happens. */
  readonly warning: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The details of one entry; Escape closes them. */
export function DetailPanel({ title, label, actions, entry, warning, onClose, children }: DetailPanelProps) {
  const text = useText();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);

  function close() {
    const opener = document.querySelector<HTMLElement>(entry);
    onClose();
    opener?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  }

  return (
    <aside className={styles.panel} aria-label={label} tabIndex={-1} ref={panel} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
        <IconButton icon="x" label={text(CLOSE)} onClick={close} />
      </header>
      <div className={styles.body}>
        <div role="status" className={styles.warning}>
          {warning !== undefined && <Callout tone="warning">{warning}</Callout>}
        </div>
        {children}
      </div>
    </aside>
  );
}
