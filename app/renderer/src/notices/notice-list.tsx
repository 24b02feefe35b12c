import type { Localized, Notice } from '@sealwright/core/api';
import { Button, classes, IconButton, useStore, useText } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import { useShell } from '../shell/shell.tsx';
import styles from './notice-list.module.css';
import { severityIcons } from './severity-icons.ts';
import type { ShownNotice } from './shown-notice.ts';

const texts = {
  notices: { 'zh-CN': '通知', en: 'Notifications' },
  dismiss: { 'zh-CN': '关闭通知', en: 'Dismiss' },
} satisfies Record<string, Localized>;

/** How long a notice stays, in milliseconds. What went wrong stays until it is dismissed. */
const STAY: Readonly<Record<Notice['severity'], number>> = {
  info: 6_000,
  success: 6_000,
  warning: 15_000,
  error: Number.POSITIVE_INFINITY,
};
/** The rest comes forth as these are dismissed. */
const AT_ONCE = 3;
/** Of a notice with buttons, at least: time to decide. */
const STAY_WITH_ACTIONS = 20_000;

export function NoticeList() {
  const text = useText();
  const { notices } = useShell();
  const shown = useStore(notices.state);
  return (
    <section className={styles.list} aria-label={text(texts.notices)} aria-live="polite">
      {shown
        .slice(-AT_ONCE)
        .reverse()
        .map((notice) => (
          <NoticeCard key={notice.key} notice={notice} />
        ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: ShownNotice }) {
  const text = useText();
  const { notices, workbench } = useShell();
  const [isHeld, setHeld] = useState(false);
  const { key, severity, message, error, actions = [] } = notice;
  const stay = Math.max(STAY[severity], actions.length > 0 ? STAY_WITH_ACTIONS : 0);
  useEffect(() => {
    if (isHeld || !Number.isFinite(stay)) return;
    const timer = setTimeout(() => notices.hide(key), stay);
    return () => clearTimeout(timer);
  }, [notices, key, stay, isHeld]);
  const SeverityIcon = severityIcons[severity];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is looked at, not used: who does so is given time
    <div
      className={classes(styles.notice, styles[severity])}
      role={severity === 'error' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <SeverityIcon size={17} className={styles.icon ?? ''} aria-hidden />
      <div className={styles.body}>
        <p className={styles.message} data-selectable>
          {text(message)}
        </p>
        {error && text(error.sentence) !== text(message) && (
          <p className={styles.reason} data-selectable>
            {text(error.sentence)}
          </p>
        )}
        {error && <code className={styles.code}>{error.code}</code>}
        {actions.length > 0 && (
          <div className={styles.actions}>
            {actions.map(({ title, command, argument }) => (
              <Button
                key={command + text(title)}
                size="small"
                onClick={() => {
                  notices.dismiss(key);
                  workbench.runCommand(command, argument).catch(() => {});
                }}
              >
                {text(title)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton icon="x" iconSize={14} label={text(texts.dismiss)} onClick={() => notices.dismiss(key)} />
    </div>
  );
}
