import { Button, Callout, Check, Checkbox, classes, Spinner, useStore, useText } from '@sealwright/ui';
import { type ReactNode, useEffect } from 'react';
import styles from './device-init-page.module.css';
import { type Installation, type InstallState, isUsable, judgeInstallation, pluggedKeys } from './driver-check.ts';
import install from './install-driver.module.css';
import { StepFrame } from './step-frame.tsx';
import { texts } from './texts.ts';
import type { WizardModel } from './wizard-model.ts';

export interface InstallDriverProps {
  readonly wizard: WizardModel;
  readonly installation: Installation;
}

/** Leads through the vendor's installer: no key may be plugged in meanwhile, and that is looked at all the time. */
export function InstallDriver({ wizard, installation }: InstallDriverProps) {
  const text = useText();
  const { drivers, devices } = useStore(wizard.state);
  useEffect(() => wizard.followDrivers(), [wizard]);
  if (!drivers || !devices) return null;
  const state = judgeInstallation(installation, drivers, devices);
  const key = pluggedKeys(drivers, devices)
    .map((name) => text(name))
    .join(text(texts.comma));
  const driver = drivers.libraries.find((each) => isUsable(each) && !installation.before.includes(each.file));
  return (
    <StepFrame
      wizard={wizard}
      title={texts.installDriver}
      actions={
        <>
          <Button onClick={() => wizard.leaveInstallation()}>{text(texts.back)}</Button>
          <span className={styles.spring} />
          {installation.hasBegun ? (
            <Button type="primary" disabled={state !== 'appeared'} onClick={() => wizard.goTo('insert')}>
              {text(texts.next)}
            </Button>
          ) : (
            <Button
              type="primary"
              disabled={state !== 'ready'}
              onClick={() => wizard.changeInstallation({ hasBegun: true })}
            >
              {text(texts.begin)}
            </Button>
          )}
        </>
      }
    >
      <ol className={install.list}>
        <Task number={1} title={text(texts.pullTitle)} progress={PULLING[state]}>
          <p className={styles.soft}>{text(texts.pullHint)}</p>
          <div role="status">
            {state === 'pull-first' && <Callout tone="warning">{text(texts.pullFirst, { key })}</Callout>}
            {state === 'ready' && drivers.usbKnown && <Callout tone="success">{text(texts.pulled)}</Callout>}
          </div>
          {!drivers.usbKnown && !installation.hasBegun && state !== 'pull-first' && (
            <>
              <p>{text(texts.usbUnknown)}</p>
              <Checkbox
                checked={installation.isConfirmed}
                onChange={({ target }) => wizard.changeInstallation({ isConfirmed: target.checked })}
              >
                {text(texts.confirmPulled)}
              </Checkbox>
            </>
          )}
        </Task>
        <Task number={2} title={text(texts.runTitle)} progress={RUNNING[state]}>
          <p className={styles.soft}>{text(texts.runHint)}</p>
          <div role="status">
            {state === 'running' && <Callout tone="info">{text(texts.running)}</Callout>}
            {state === 'pull-now' && <Callout tone="danger">{text(texts.pullNow, { key })}</Callout>}
          </div>
        </Task>
        <Task number={3} title={text(texts.insertTitle)} progress={state === 'appeared' ? 'now' : 'later'}>
          <div role="status">
            {state === 'appeared' && driver && (
              <Callout tone="success">{text(texts.appeared, { driver: text(driver.title) })}</Callout>
            )}
          </div>
        </Task>
      </ol>
    </StepFrame>
  );
}

type Progress = 'later' | 'now' | 'working' | 'done';

const PULLING: Readonly<Record<InstallState, Progress>> = {
  ...{ 'pull-first': 'now', confirm: 'now', ready: 'done' },
  ...{ running: 'done', 'pull-now': 'now', appeared: 'done' },
};
const RUNNING: Readonly<Record<InstallState, Progress>> = {
  ...{ 'pull-first': 'later', confirm: 'later', ready: 'now' },
  ...{ running: 'working', 'pull-now': 'working', appeared: 'done' },
};

interface TaskProps {
  readonly number: number;
  readonly title: string;
  readonly progress: Progress;
  readonly children: ReactNode;
}

function Task({ number, title, progress, children }: TaskProps) {
  return (
    <li className={classes(install.task, install[progress])} aria-current={progress === 'now' ? 'step' : undefined}>
      <span className={install.mark} aria-hidden>
        {progress === 'done' ? <Check size={14} /> : progress === 'working' ? <Spinner /> : number}
      </span>
      <div className={install.body}>
        <h3 className={install.title}>{title}</h3>
        {children}
      </div>
    </li>
  );
}
