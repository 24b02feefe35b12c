import type { Localized } from '@sealwright/core/api';
import { Button, Callout, useStore, useText } from '@sealwright/ui';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './device-init-page.module.css';
import { texts } from './texts.ts';
import { isAway, type WizardModel } from './wizard-model.ts';

export interface StepFrameProps {
  readonly wizard: WizardModel;
  readonly title: Localized;
  /** Buttons from left to right; what goes on comes last. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One step: its heading, which gets the focus of the step before, what it shows, and its buttons. */
export function StepFrame({ wizard, title, actions, children }: StepFrameProps) {
  const text = useText();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that led here is gone, and the focus with it; any other place keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const { device, step, isGuided, ...state } = useStore(wizard.state);
  const isAwaited = step === 'read' || step === 'name';
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 className={styles.title} id={id} ref={heading} tabIndex={-1}>
        {text(title)}
      </h2>
      <div className={styles.content}>
        {device && isAwaited && isAway(state) && (
          <div role="alert">
            <Callout tone="warning">{text(texts.away, { device: text(device.name) })}</Callout>
          </div>
        )}
        {children}
      </div>
      <footer className={styles.actions}>
        {isGuided && step !== 'done' && (
          <Button type="text" onClick={() => wizard.endGuide()}>
            {text(texts.later)}
          </Button>
        )}
        {actions}
      </footer>
    </section>
  );
}
