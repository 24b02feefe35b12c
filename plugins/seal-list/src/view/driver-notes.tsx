import type { ErrorRecord } from '@sealwright/core/api';
import { Button, Callout, useText, useWorkbench } from '@sealwright/ui';
import type { SealBoard } from '../common-seals-rpc.ts';
import styles from './seals-page.module.css';
import { texts } from './texts.ts';

/** Where what went wrong is explained. */
const DEVICES_PAGE = 'device-list.open';

export interface DriverNotesProps {
  readonly board: SealBoard;
  /** Why the board is not renewed. */
  readonly failure: ErrorRecord | undefined;
}

/** Why there may be more seals than are listed. */
export function DriverNotes({ board: { pending, troubles }, failure }: DriverNotesProps) {
  const text = useText();
  const workbench = useWorkbench();
  const separator = text({ 'zh-CN': '、', en: ', ' });
  // The command shows its own faults.
  const explain = () => void workbench.runCommand(DEVICES_PAGE).catch(() => {});
  return (
    <>
      {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
      {troubles.length > 0 && (
        <Callout tone="warning">
          <span className={styles.noteLine}>
            {text(texts.troubled, { names: [...new Set(troubles.map((title) => text(title)))].join(separator) })}
            <Button size="small" onClick={explain}>
              {text(texts.toDevices)}
            </Button>
          </span>
        </Callout>
      )}
      {pending.map(({ driver, title }) => (
        <p key={driver} className={styles.pending} role="status">
          {text(texts.lookingAt, { name: text(title) })}
        </p>
      ))}
    </>
  );
}
