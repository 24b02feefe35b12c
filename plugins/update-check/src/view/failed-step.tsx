import { Button, useText } from '@sealwright/ui';
import type { UpdatePhase } from '../common-updates-rpc.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';
import styles from './update-dialog.module.css';

export interface FailedStepProps extends StepProps {
  readonly phase: Extract<UpdatePhase, { name: 'failed' }>;
}

/** What went wrong, in a sentence, and another try. */
export function FailedStep({ report, model, onEnd, phase: { during, error } }: FailedStepProps) {
  const text = useText();
  const retry = { check: () => model.check(), download: () => model.download(), install: () => model.install() };
  return (
    <StepFrame
      report={report}
      tone="danger"
      actions={
        <>
          <Button onClick={() => onEnd('left')}>{text(texts.close)}</Button>
          <Button type="primary" autoFocus onClick={() => void retry[during]()}>
            {text(texts.retry)}
          </Button>
        </>
      }
    >
      <p role="alert">{text(error.sentence)}</p>
      <code className={styles.code}>{error.code}</code>
    </StepFrame>
  );
}
