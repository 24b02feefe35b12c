import { PageView, Steps, useStore, useText } from '@sealwright/ui';
import { type ReactNode, useEffect } from 'react';
import styles from './device-init-page.module.css';
import { DoneStep } from './done-step.tsx';
import { DriverStep } from './driver-step.tsx';
import { InsertStep } from './insert-step.tsx';
import { InstallDriver } from './install-driver.tsx';
import { NameStep } from './name-step.tsx';
import { ReadStep } from './read-step.tsx';
import { stepTitles, texts } from './texts.ts';
import { STEPS, type WizardModel } from './wizard-model.ts';

/** First contact with a key. */
export function DeviceInitPage({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const step = useStore(wizard.state, (state) => state.step);
  useEffect(() => wizard.followDevices(), [wizard]);
  // Whoever closes the page has left.
  useEffect(() => () => wizard.endGuide(), [wizard]);
  return (
    <PageView title={texts.page}>
      <div className={styles.wizard}>
        <Steps
          size="small"
          current={STEPS.indexOf(step)}
          items={STEPS.map((each) => ({ title: text(stepTitles[each]) }))}
        />
        <CurrentStep wizard={wizard} />
      </div>
    </PageView>
  );
}

function CurrentStep({ wizard }: { readonly wizard: WizardModel }): ReactNode {
  const { step, installation } = useStore(wizard.state);
  switch (step) {
    case 'driver':
      return installation ? (
        <InstallDriver wizard={wizard} installation={installation} />
      ) : (
        <DriverStep wizard={wizard} />
      );
    case 'insert':
      return <InsertStep wizard={wizard} />;
    case 'read':
      return <ReadStep wizard={wizard} />;
    case 'name':
      return <NameStep wizard={wizard} />;
    case 'done':
      return <DoneStep wizard={wizard} />;
  }
}
