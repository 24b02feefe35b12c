import { Button, Callout, PendingDrivers, useStore, useText } from '@sealwright/ui';
import type { DeviceBoard } from '../common-devices-rpc.ts';
import type { DevicesModel } from './devices-model.ts';
import styles from './driver-notes.module.css';
import { texts } from './texts.ts';

export interface DriverNotesProps {
  readonly board: DeviceBoard;
  readonly model: DevicesModel;
}

/** The drivers that have failed, with what to do, and those that have not answered yet. */
export function DriverNotes({ board: { troubles, pending }, model }: DriverNotesProps) {
  const text = useText();
  const busy = useStore(model.state, (state) => state.busy);
  return (
    <>
      {troubles.map(({ driver, title, error, quarantined }) => (
        <Callout
          key={`${driver} ${error.code} ${JSON.stringify(error.data)}`}
          tone="warning"
          action={
            quarantined && (
              <Button size="small" loading={busy.has(driver)} onClick={() => void model.resetDriver(driver)}>
                {text(texts.enableAgain)}
              </Button>
            )
          }
        >
          <div className={styles.trouble}>
            <strong>{text(title)}</strong>
            <p>{text(error.sentence)}</p>
            {quarantined && <p>{text(texts.quarantined)}</p>}
            <code>{error.code}</code>
          </div>
        </Callout>
      ))}
      <PendingDrivers drivers={pending} />
    </>
  );
}
