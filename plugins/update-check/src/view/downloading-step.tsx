import { Button, Progress, useFormat, useText } from '@sealwright/ui';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

export interface DownloadingStepProps extends StepProps {
  /** In bytes. */
  readonly received: number;
  readonly size: number;
}

/** It goes on when the window is closed. */
export function DownloadingStep({ report, model, onEnd, received, size }: DownloadingStepProps) {
  const text = useText();
  const format = useFormat();
  return (
    <StepFrame
      report={report}
      tone="busy"
      actions={
        <>
          <Button onClick={() => void model.cancel()}>{text(texts.cancel)}</Button>
          <Button onClick={() => onEnd('left')}>{text(texts.inBackground)}</Button>
        </>
      }
    >
      <Progress percent={Math.floor((100 * received) / size)} aria-label={text(texts.downloading)} />
      <p>{text(texts.received, { received: format.bytes(received), size: format.bytes(size) })}</p>
    </StepFrame>
  );
}
