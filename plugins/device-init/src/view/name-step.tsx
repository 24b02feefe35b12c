import { Button, Input, useStore, useText } from '@sealwright/ui';
import { useId } from 'react';
import styles from './device-init-page.module.css';
import { StepFrame } from './step-frame.tsx';
import { stepTitles, texts } from './texts.ts';
import { isAway, type WizardModel } from './wizard-model.ts';

const LONGEST = 60;

/** The name of the device, which is its vendor's and serial number if nothing else is typed. */
export function NameStep({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const id = useId();
  const { device, name, isBusy, ...state } = useStore(wizard.state);
  const isHere = !isAway(state);
  return (
    <StepFrame
      wizard={wizard}
      title={stepTitles.name}
      actions={
        <>
          <Button onClick={() => wizard.goTo('read')}>{text(texts.back)}</Button>
          <span className={styles.spring} />
          <Button type="primary" loading={isBusy} disabled={!isHere} onClick={() => void wizard.finish()}>
            {text(texts.finish)}
          </Button>
        </>
      }
    >
      <div className={styles.field}>
        <label htmlFor={id}>{text(texts.name)}</label>
        <Input
          id={id}
          maxLength={LONGEST}
          value={name ?? (device ? text(device.name) : '')}
          onChange={({ target }) => wizard.typeName(target.value)}
          onPressEnter={() => isHere && void wizard.finish()}
          aria-describedby={`${id}-hint`}
        />
        <p className={styles.soft} id={`${id}-hint`}>
          {text(texts.nameHint)}
        </p>
      </div>
    </StepFrame>
  );
}
