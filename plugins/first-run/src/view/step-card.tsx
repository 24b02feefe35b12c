import {
  Button,
  Callout,
  Check,
  Chip,
  classes,
  Icon,
  type Tone,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import type { StepReport, StepState } from '../common-first-run-rpc.ts';
import { isOpen, stepStates } from '../common-step-states.ts';
import type { FirstRunModel } from './first-run-model.ts';
import styles from './setup-page.module.css';
import { texts } from './texts.ts';

const tones: Readonly<Record<StepState, Tone>> = {
  done: 'success',
  open: 'neutral',
  skipped: 'neutral',
  faulty: 'danger',
};

export interface StepCardProps {
  readonly model: FirstRunModel;
  readonly step: StepReport;
  /** From 1 on. */
  readonly number: number;
  /** Its user left off here. */
  readonly isLeft: boolean;
}

export function StepCard({ model, step, number, isLeft }: StepCardProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { running, faults } = useStore(model.state);
  const isRunning = running === step.id;
  const isDone = step.state === 'done';
  const fault = faults[step.id] ?? step.fault;
  const action = fault
    ? texts.retry
    : isDone
      ? texts.again
      : isRunning || (isLeft && isOpen(step))
        ? texts.goOn
        : texts.start;
  const nameOf = (title: typeof action | typeof texts.skip) => {
    return text(texts.ofStep, { action: text(title), step: text(step.title) });
  };
  return (
    <li className={styles.step} aria-current={isRunning ? 'step' : undefined}>
      <span className={classes(styles.number, isDone && styles.numberDone)} aria-hidden>
        {isDone ? <Check size={15} /> : number}
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>
          {step.icon && <Icon name={step.icon} size={15} />}
          {text(step.title)}
        </h2>
        <p className={styles.soft}>{text(step.description)}</p>
        <div className={styles.chips}>
          {isRunning ? (
            <Chip tone="info">{text(texts.isRunning)}</Chip>
          ) : (
            <Chip tone={tones[step.state]}>{text(stepStates[step.state])}</Chip>
          )}
          {!isRunning && isLeft && isOpen(step) && <Chip tone="info">{text(texts.leftHere)}</Chip>}
        </div>
        {fault && (
          <Callout tone="danger">
            {text(fault.sentence)} <code className={styles.code}>{fault.code}</code>
          </Callout>
        )}
      </div>
      <div className={styles.actions}>
        {step.optional && isOpen(step) && !isRunning && (
          <Button
            type="text"
            aria-label={nameOf(texts.skip)}
            onClick={() => void model.skip(step.id).catch(workbench.showError)}
          >
            {text(texts.skip)}
          </Button>
        )}
        <Button aria-label={nameOf(action)} onClick={() => void model.go(step.id).catch(workbench.showError)}>
          {text(action)}
        </Button>
      </div>
    </li>
  );
}
