import { LoadingState, Unseen, useStore, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import { AvailableStep } from './available-step.tsx';
import { DownloadingStep } from './downloading-step.tsx';
import { FailedStep } from './failed-step.tsx';
import { headingOf } from './heading.ts';
import {
  CheckingStep,
  FinishedStep,
  IdleStep,
  InstallingStep,
  NoFeedStep,
  NotInstalledStep,
  UpToDateStep,
} from './plain-steps.tsx';
import { ReadyStep } from './ready-step.tsx';
import type { StepProps, UpdateDialogProps } from './step-props.ts';

/** From the question to the end of an update: what stands now, and what can be done next. */
export function UpdateDialog(props: UpdateDialogProps): ReactNode {
  const text = useText();
  const report = useStore(props.model.state);
  if (!report) return <LoadingState />;
  return (
    <>
      <Unseen>
        <span role="status">{text(...headingOf(report))}</span>
      </Unseen>
      {/* Each step is drawn anew, so that the keyboard begins in it. */}
      <Step key={report.phase.name} {...props} report={report} />
    </>
  );
}

function Step(props: StepProps): ReactNode {
  const { phase } = props.report;
  switch (phase.name) {
    case 'idle':
      return <IdleStep {...props} />;
    case 'no-feed':
      return <NoFeedStep {...props} />;
    case 'checking':
      return <CheckingStep {...props} />;
    case 'up-to-date':
      return <UpToDateStep {...props} />;
    case 'available':
      return <AvailableStep {...props} />;
    case 'downloading':
      return <DownloadingStep {...props} received={phase.received} size={phase.size} />;
    case 'ready':
      return <ReadyStep {...props} />;
    case 'installing':
      return <InstallingStep {...props} />;
    case 'finished':
      return <FinishedStep {...props} version={phase.version} />;
    case 'not-installed':
      return <NotInstalledStep {...props} version={phase.version} />;
    case 'failed':
      return <FailedStep {...props} phase={phase} />;
  }
}
