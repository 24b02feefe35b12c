import { SealwrightError } from '@sealwright/core/api';
import { Button, Callout, Chip, ErrorState, LoadingState, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect } from 'react';
import type { DriverReport } from '../common-device-init-rpc.ts';
import styles from './device-init-page.module.css';
import { type DriverVerdict, isUsable, judgeDrivers, pluggedKeys } from './driver-check.ts';
import { StepFrame } from './step-frame.tsx';
import { stepTitles, texts } from './texts.ts';
import type { WizardModel } from './wizard-model.ts';

/** Which drivers are here, and what a plugged key lacks. */
export function DriverStep({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const { drivers, devices, faults } = useStore(wizard.state);
  useEffect(() => wizard.followDrivers(), [wizard]);
  const verdict = drivers && devices && judgeDrivers(drivers, devices);
  const next = () => wizard.goTo('insert');
  return (
    <StepFrame
      wizard={wizard}
      title={stepTitles.driver}
      actions={
        <>
          <span className={styles.spring} />
          {verdict === 'usable' ? (
            <>
              <Button onClick={() => wizard.startInstallation()}>{text(texts.installAnother)}</Button>
              <Button type="primary" onClick={next}>
                {text(texts.next)}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={next}>{text(texts.skip)}</Button>
              <Button type="primary" disabled={!verdict} onClick={() => wizard.startInstallation()}>
                {text(texts.installDriver)}
              </Button>
            </>
          )}
        </>
      }
    >
      {faults.drivers ? (
        <ErrorState isCompact error={SealwrightError.fromRecord(faults.drivers)} />
      ) : !verdict ? (
        <LoadingState isCompact label={texts.checkingDrivers} />
      ) : (
        <>
          <div role="status">
            <Verdict
              verdict={verdict}
              drivers={drivers}
              keys={pluggedKeys(drivers, devices).map((name) => text(name))}
            />
          </div>
          <Libraries drivers={drivers} />
          {verdict !== 'usable' && <AddLibrary />}
        </>
      )}
    </StepFrame>
  );
}

interface VerdictProps {
  readonly verdict: DriverVerdict;
  readonly drivers: DriverReport;
  readonly keys: readonly string[];
}

function Verdict({ verdict, drivers, keys }: VerdictProps) {
  const text = useText();
  if (verdict === 'usable') return <Callout tone="success">{text(texts.driversUsable)}</Callout>;
  if (verdict === 'none') return <Callout tone="warning">{text(texts.driversNone)}</Callout>;
  if (verdict === 'unusable') return <Callout tone="warning">{text(texts.driversUnusable)}</Callout>;
  return (
    <Callout tone="warning">
      {text(texts.keyUnreached, { key: keys.join(text(texts.comma)) })}
      {drivers.usb.map(
        ({ vendor, product, problem }) => problem && <p key={`${vendor}:${product}`}>{text(problem)}</p>,
      )}
    </Callout>
  );
}

function Libraries({ drivers: { libraries } }: { readonly drivers: DriverReport }) {
  const text = useText();
  if (libraries.length === 0) return null;
  return (
    <div className={styles.group}>
      <h3>{text(texts.libraries)}</h3>
      <ul className={styles.rows}>
        {libraries.map((library) => (
          <li key={`${library.kind} ${library.file}`}>
            <div>
              <div className={styles.name}>
                {text(library.title)} <span className={styles.detail}>{kindOf(library, text)}</span>
              </div>
              <div className={styles.path}>{library.file}</div>
            </div>
            <Chip tone={isUsable(library) ? 'success' : 'warning'}>
              {text(isUsable(library) ? texts.libraryUsable : texts.libraryUnusable)}
            </Chip>
            {library.problem && <div className={styles.problem}>{text(library.problem)}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function kindOf({ kind, architecture, bits }: DriverReport['libraries'][number], text: ReturnType<typeof useText>) {
  return [kind, architecture, bits && text(texts.bits, { bits })].filter(Boolean).join(' · ');
}

/** The settings of all drivers that take library files. */
function AddLibrary() {
  const text = useText();
  const workbench = useWorkbench();
  // The command shows its own faults.
  const add = () => void workbench.runCommand('settings.open', '.libraries').catch(() => {});
  return (
    <div className={styles.buttons}>
      <Button size="small" onClick={add}>
        {text(texts.addLibrary)}
      </Button>
    </div>
  );
}
