import type { ErrorRecord, Localized } from '@sealwright/core/api';
import { Button, Callout, useText } from '@sealwright/ui';
import { useShell } from '../shell/shell.tsx';
import styles from './host-failure.module.css';

const RESTART: Localized = { 'zh-CN': '重新启动', en: 'Start again' };

/** The plugin host was given up after too many crashes: nothing works until it is started again. */
export function HostFailure({ error }: { readonly error: ErrorRecord }) {
  const text = useText();
  const { bridge, host } = useShell();
  const restart = () => {
    bridge.restartHost();
    host.retryNow();
  };
  return (
    <div className={styles.bar} role="alert">
      <Callout tone="danger">
        <div className={styles.line}>
          <span className={styles.text}>{text(error.sentence)}</span>
          <Button size="small" onClick={restart}>
            {text(RESTART)}
          </Button>
        </div>
      </Callout>
    </div>
  );
}
