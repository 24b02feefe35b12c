import { Button, Callout, useText } from '@sealwright/ui';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

/** The last step before the window goes: no USB key may be plugged in from here on. */
export function ReadyStep({ report, model, onEnd }: StepProps) {
  const text = useText();
  const keys = report.pluggedKeys.map((name) => text(name)).join(text(texts.comma));
  return (
    <StepFrame
      report={report}
      tone="success"
      actions={
        <>
          <Button onClick={() => onEnd('left')}>{text(texts.later)}</Button>
          <Button type="primary" autoFocus disabled={keys !== ''} onClick={() => void model.install()}>
            {text(texts.install)}
          </Button>
        </>
      }
    >
      <p>{text(texts.readyHint)}</p>
      <div role="status">{keys !== '' && <Callout tone="warning">{text(texts.pull, { keys })}</Callout>}</div>
    </StepFrame>
  );
}
