import type { Localized } from '@sealwright/core/api';
import { Bell, BellOff, classes, useStore, useText } from '@sealwright/ui';
import { useCallback, useRef, useState } from 'react';
import styles from '../layout/status-line.module.css';
import { useShell } from '../shell/shell.tsx';
import bell from './notice-bell.module.css';
import { HISTORY_TITLE, NoticeHistoryList } from './notice-history-list.tsx';

const texts = {
  unread: { 'zh-CN': '{title}，{count} 条未读', en: '{title}, {count} unread' },
  quiet: { 'zh-CN': '{title}（勿扰）', en: '{title} (do not disturb)' },
} satisfies Record<string, Localized>;

/** At the right end of the status line: how many notices were not read, and the list of all. */
export function NoticeBell() {
  const text = useText();
  const { notices, windowState } = useShell();
  const unread = useStore(notices.history.state, (all) => all.filter(({ isRead }) => !isRead).length);
  const isQuiet = useStore(windowState.layout, (layout) => layout.isQuiet);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback((hadFocus: boolean) => {
    setOpen(false);
    if (hadFocus) button.current?.focus();
  }, []);
  const title = isQuiet ? text(texts.quiet, { title: text(HISTORY_TITLE) }) : text(HISTORY_TITLE);
  const label = unread > 0 ? text(texts.unread, { title, count: unread }) : title;
  const Sign = isQuiet ? BellOff : Bell;
  return (
    <div ref={place} className={bell.place}>
      <button
        ref={button}
        type="button"
        className={classes(styles.button, isOpen && styles.on)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        <Sign size={14} aria-hidden />
        {unread > 0 && (
          <span className={bell.count} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      {isOpen && <NoticeHistoryList place={place} onClose={close} />}
    </div>
  );
}
