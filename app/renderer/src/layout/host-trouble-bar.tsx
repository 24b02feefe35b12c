import type { Localized } from '@sealwright/core/api';
import { Button, Callout, useText } from '@sealwright/ui';
import { useState } from 'react';
import type { HostTrouble } from '../bridge/shell-bridge.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './host-trouble-bar.module.css';

const texts = {
  unresponsive: {
    'zh-CN': '后台没有响应。可以继续等待；重新启动后，打开的文档和未保存的签署仍会保留。',
    en: 'The background process does not respond. You can wait; if it is restarted, open documents and signatures that are not saved yet are kept.',
  },
  wait: { 'zh-CN': '继续等待', en: 'Keep waiting' },
  restart: { 'zh-CN': '重新启动', en: 'Restart' },
} satisfies Record<string, Localized>;

/** Nothing works without the plugin host. One that was given up is started again; for one that is silent, its user may wait. */
export function HostTroubleBar({ trouble }: { readonly trouble: HostTrouble }) {
  const text = useText();
  const { bridge, host } = useShell();
  const [isWaiting, setWaiting] = useState(false);
  if (isWaiting) return null;
  const canWait = trouble.kind === 'unresponsive';
  const restart = () => {
    bridge.restartHost();
    host.retryNow();
  };
  return (
    <div className={styles.bar} role="alert">
      <Callout tone={canWait ? 'warning' : 'danger'}>
        <div className={styles.line}>
          <span className={styles.text}>{text(canWait ? texts.unresponsive : trouble.error.sentence)}</span>
          {canWait && (
            <Button size="small" onClick={() => setWaiting(true)}>
              {text(texts.wait)}
            </Button>
          )}
          <Button size="small" onClick={restart}>
            {text(texts.restart)}
          </Button>
        </div>
      </Callout>
    </div>
  );
}
