import type { Localized } from '@sealwright/core/api';
import { Button, classes, useStore, useText } from '@sealwright/ui';
import { useShell } from '../shell/shell.tsx';
import type { PastNotice } from './notice-history.ts';
import styles from './notice-history-list.module.css';
import { severityIcons } from './severity-icons.ts';

const severities = {
  info: { 'zh-CN': '提示', en: 'Note' },
  success: { 'zh-CN': '完成', en: 'Done' },
  warning: { 'zh-CN': '警告', en: 'Warning' },
  error: { 'zh-CN': '错误', en: 'Error' },
} satisfies Record<string, Localized>;

export interface PastNoticeEntryProps {
  readonly notice: PastNotice;
  /** One of its buttons leads elsewhere. */
  readonly onLeave: () => void;
}

export function PastNoticeEntry({ notice, onLeave }: PastNoticeEntryProps) {
  const text = useText();
  const { workbench } = useShell();
  const { severity, message, error, time } = notice;
  const actions = useWorkingActions(notice);
  const SeverityIcon = severityIcons[severity];
  return (
    <li className={classes(styles.entry, styles[severity])}>
      <SeverityIcon size={15} className={styles.icon ?? ''} role="img" aria-label={text(severities[severity])} />
      <div className={styles.body}>
        <p className={styles.message} data-selectable>
          {text(message)}
        </p>
        {error && text(error.sentence) !== text(message) && (
          <p className={styles.reason} data-selectable>
            {text(error.sentence)}
          </p>
        )}
        <p className={styles.facts}>
          <time dateTime={time.toISOString()}>{time.toTimeString().slice(0, 8)}</time>
          {error && <code>{error.code}</code>}
        </p>
        {actions.length > 0 && (
          <div className={styles.actions}>
            {actions.map(({ title, command, argument }) => (
              <Button
                key={command + text(title)}
                size="small"
                onClick={() => {
                  onLeave();
                  workbench.runCommand(command, argument).catch(() => {});
                }}
              >
                {text(title)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** Those of its buttons that still lead somewhere. */
function useWorkingActions({ actions = [], isOver }: PastNotice): typeof actions {
  const { commands, contributions, workbench } = useShell();
  // What can be run depends on both.
  useStore(contributions);
  useStore(workbench.context.state);
  return isOver ? [] : actions.filter(({ command }) => commands.isEnabled(command));
}
