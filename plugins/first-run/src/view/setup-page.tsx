import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  CircleCheck,
  EmptyState,
  ErrorState,
  LoadingState,
  PageView,
  useStore,
  useText,
  useWhileInFront,
  useWorkbench,
} from '@sealwright/ui';
import type { SetupReport } from '../common-first-run-rpc.ts';
import { isOpen } from '../common-step-states.ts';
import type { FirstRunModel } from './first-run-model.ts';
import styles from './setup-page.module.css';
import { StepCard } from './step-card.tsx';
import { texts } from './texts.ts';

export interface SetupPageProps {
  readonly model: FirstRunModel;
  /** Its id. */
  readonly page: string;
}

/** All first steps with their states, and the way into each of them. */
export function SetupPage({ model, page }: SetupPageProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { report, failure, running } = useStore(model.state);
  useWhileInFront(page, model);
  const steps = report?.steps ?? [];
  const done = steps.filter(({ state }) => state === 'done').length;
  const canResume = steps.some(isOpen) && running === undefined;
  return (
    <PageView
      title={texts.page}
      leading={
        steps.length > 0 && <span className={styles.soft}>{text(texts.summary, { done, all: steps.length })}</span>
      }
      trailing={
        canResume && (
          <Button type="primary" onClick={() => void model.resume().catch(workbench.showError)}>
            {text(report?.leftAt === undefined ? texts.begin : texts.resume)}
          </Button>
        )
      }
    >
      {report ? (
        <Steps model={model} report={report} />
      ) : failure ? (
        <ErrorState error={SealwrightError.fromRecord(failure)} />
      ) : (
        <LoadingState />
      )}
    </PageView>
  );
}

function Steps({ model, report: { steps, leftAt } }: { readonly model: FirstRunModel; readonly report: SetupReport }) {
  const text = useText();
  if (steps.length === 0) return <EmptyState icon="list-checks" title={texts.empty} />;
  return (
    <div className={styles.page}>
      {steps.some(isOpen) ? <p className={styles.soft}>{text(texts.intro)}</p> : <Complete />}
      <ol className={styles.steps} aria-label={text(texts.steps)}>
        {steps.map((step, index) => (
          <StepCard key={step.id} model={model} step={step} number={index + 1} isLeft={step.id === leftAt} />
        ))}
      </ol>
    </div>
  );
}

function Complete() {
  const text = useText();
  const workbench = useWorkbench();
  // The command shows its own faults.
  const show = () => void workbench.runCommand('seal-list.open').catch(() => {});
  return (
    <section className={styles.complete}>
      <CircleCheck size={22} className={styles.good ?? ''} aria-hidden />
      <div className={styles.words}>
        <strong>{text(texts.complete)}</strong>
        <p className={styles.soft}>{text(texts.completeHint)}</p>
      </div>
      <Button type="primary" onClick={show}>
        {text(texts.seals)}
      </Button>
    </section>
  );
}
