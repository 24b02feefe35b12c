import type { Localized, PendingDriver } from '@sealwright/core/api';
import { useText } from '../../hooks/use-text.ts';
import { useWorkbench } from '../../hooks/workbench-provider.tsx';
import { Button } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { Spinner } from '../spinner.tsx';
import styles from './driver-notes.module.css';

const texts = {
  failed: { 'zh-CN': '“{names}”出错，其中的内容没有列出。', en: '"{names}" failed: what is behind it is not listed.' },
  why: { 'zh-CN': '查看原因', en: 'See Why' },
  separator: { 'zh-CN': '、', en: ', ' },
  pending: { 'zh-CN': '正在询问“{name}”，还没有回答…', en: 'Asking "{name}", no answer yet…' },
} as const satisfies Record<string, Localized>;

/** Where it is explained what went wrong with a driver. */
const DEVICES = 'device-list.open';

/** Names the drivers that have failed, so that more may be plugged in than a page lists; none: nothing. */
export function FailedDrivers({ titles }: { readonly titles: readonly Localized[] }) {
  const text = useText();
  const workbench = useWorkbench();
  if (titles.length === 0) return null;
  const names = [...new Set(titles.map((title) => text(title)))].join(text(texts.separator));
  // The command shows its own faults.
  const explain = () => void workbench.runCommand(DEVICES).catch(() => {});
  return (
    <Callout
      tone="warning"
      action={
        <Button size="small" onClick={explain}>
          {text(texts.why)}
        </Button>
      }
    >
      {text(texts.failed, { names })}
    </Callout>
  );
}

/** Names the drivers that have not answered yet; none: nothing. */
export function PendingDrivers({ drivers }: { readonly drivers: readonly PendingDriver[] }) {
  const text = useText();
  return drivers.map(({ driver, title }) => (
    <p key={driver} className={styles.pending} role="status">
      <Spinner />
      {text(texts.pending, { name: text(title) })}
    </p>
  ));
}
