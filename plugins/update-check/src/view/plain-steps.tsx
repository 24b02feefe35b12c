/** Steps that say one thing and have little to choose from. */
import { Button, useText } from '@sealwright/ui';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

/** Nothing is known and nothing runs. */
export function IdleStep({ report, model, onEnd }: StepProps) {
  const text = useText();
  return (
    <StepFrame
      report={report}
      tone="info"
      actions={
        <>
          <Button onClick={() => onEnd('left')}>{text(texts.close)}</Button>
          <Button type="primary" autoFocus onClick={() => void model.check()}>
            {text(texts.check)}
          </Button>
        </>
      }
    >
      <p>{text(report.checkedAt ? texts.idleAsked : texts.idleHint)}</p>
    </StepFrame>
  );
}

export function NoFeedStep({ report, isSetup, onEnd }: StepProps) {
  const text = useText();
  const heading = isSetup ? texts.finished : undefined;
  return (
    <StepFrame report={report} heading={heading} tone="info" actions={<Confirm onEnd={onEnd} />}>
      <p>{text(texts.noFeedHint)}</p>
    </StepFrame>
  );
}

export function CheckingStep({ report, model }: StepProps) {
  const text = useText();
  return (
    <StepFrame
      report={report}
      tone="busy"
      actions={<Button onClick={() => void model.cancel()}>{text(texts.cancel)}</Button>}
    >
      <p>{text(texts.checkingHint)}</p>
    </StepFrame>
  );
}

export function UpToDateStep({ report, isSetup, onEnd }: StepProps) {
  const heading = isSetup ? texts.finished : undefined;
  return <StepFrame report={report} heading={heading} tone="success" actions={<Confirm onEnd={onEnd} />} />;
}

/** The window is about to go. */
export function InstallingStep({ report }: StepProps) {
  const text = useText();
  return (
    <StepFrame report={report} tone="busy" actions={null}>
      <p>{text(texts.installingHint)}</p>
    </StepFrame>
  );
}

/** The program has come back as the new version. */
export function FinishedStep({ report, onEnd, version }: StepProps & { readonly version: string }) {
  const text = useText();
  return (
    <StepFrame report={report} tone="success" actions={<Confirm onEnd={onEnd} />}>
      <p>{text(texts.finishedHint, { version })}</p>
    </StepFrame>
  );
}

/** The program has come back as the old version. */
export function NotInstalledStep({ report, onEnd, version }: StepProps & { readonly version: string }) {
  const text = useText();
  return (
    <StepFrame
      report={report}
      tone="warning"
      actions={
        <Button type="primary" autoFocus onClick={() => onEnd('left')}>
          {text(texts.close)}
        </Button>
      }
    >
      <p>{text(texts.notInstalledHint, { version })}</p>
    </StepFrame>
  );
}

function Confirm({ onEnd }: Pick<StepProps, 'onEnd'>) {
  const text = useText();
  return (
    <Button type="primary" autoFocus onClick={() => onEnd('done')}>
      {text(texts.confirm)}
    </Button>
  );
}
