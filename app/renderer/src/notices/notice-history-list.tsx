import type { Localized } from '@sealwright/core/api';
import { Button, EmptyState, IconButton, Switch, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import { useShell } from '../shell/shell.tsx';
import styles from './notice-history-list.module.css';
import { PastNoticeEntry } from './past-notice-entry.tsx';

export const HISTORY_TITLE: Localized = { 'zh-CN': '通知记录', en: 'Notification history' };

const texts = {
  clear: { 'zh-CN': '全部清除', en: 'Clear all' },
  close: { 'zh-CN': '收起通知记录', en: 'Close the history' },
  quiet: { 'zh-CN': '勿扰', en: 'Do not disturb' },
  quietHint: {
    'zh-CN': '只弹出错误，其他通知留在这里。',
    en: 'Only errors pop up; all else waits here.',
  },
  none: { 'zh-CN': '没有通知', en: 'No notifications' },
  noneHint: { 'zh-CN': '本次打开窗口以来的通知会留在这里。', en: 'Notifications of this session stay here.' },
} satisfies Record<string, Localized>;

export interface NoticeHistoryListProps {
  /** What it hangs on, together with itself: a click elsewhere closes it. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onClose: (hadFocus: boolean) => void;
}

/** The notices of this session. What stands in it counts as read. */
export function NoticeHistoryList({ place, onClose }: NoticeHistoryListProps) {
  const text = useText();
  const { notices, windowState } = useShell();
  const all = useStore(notices.history.state);
  const isQuiet = useStore(windowState.layout, (layout) => layout.isQuiet);
  const quiet = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.focus();
    notices.hideAll();
  }, [notices]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while it is open is read as well
  useEffect(() => notices.history.markAllRead(), [notices, all]);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) onClose(false);
    };
    const events = ['pointerdown', 'focusin'] as const;
    for (const event of events) addEventListener(event, leave);
    return () => {
      for (const event of events) removeEventListener(event, leave);
    };
  }, [place, onClose]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose(true);
  };
  return (
    <div
      ref={list}
      role="dialog"
      aria-label={text(HISTORY_TITLE)}
      tabIndex={-1}
      className={styles.panel}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{text(HISTORY_TITLE)}</h2>
        <Button type="text" size="small" disabled={all.length === 0} onClick={() => notices.history.clear()}>
          {text(texts.clear)}
        </Button>
        <IconButton icon="x" iconSize={14} label={text(texts.close)} onClick={() => onClose(true)} />
      </header>
      {all.length === 0 ? (
        <EmptyState isCompact icon="bell" title={texts.none} description={texts.noneHint} />
      ) : (
        <ul className={styles.list}>
          {all.map((notice) => (
            <PastNoticeEntry key={notice.key} notice={notice} onLeave={() => onClose(false)} />
          ))}
        </ul>
      )}
      <footer className={styles.foot}>
        <label htmlFor={quiet}>{text(texts.quiet)}</label>
        <span className={styles.hint}>{text(texts.quietHint)}</span>
        <Switch id={quiet} size="small" checked={isQuiet} onChange={(isOn) => windowState.change({ isQuiet: isOn })} />
      </footer>
    </div>
  );
}
