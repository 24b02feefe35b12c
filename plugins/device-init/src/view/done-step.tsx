import { Button, CircleCheck, TriangleAlert, useFormat, useStore, useText, useWorkbench } from '@sealwright/ui';
import styles from './device-init-page.module.css';
import done from './done-step.module.css';
import { StepFrame } from './step-frame.tsx';
import { stepTitles, texts } from './texts.ts';
import type { WizardModel } from './wizard-model.ts';

/** What was found, and where to go from here. */
export function DoneStep({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const format = useFormat();
  const workbench = useWorkbench();
  const { device, seals = [], isGuided } = useStore(wizard.state);
  const signing = device?.certificates.filter(({ usage }) => usage === 'signing') ?? [];
  const names = seals.flatMap(({ kind, seal }) => (kind === 'shown' && seal ? [seal.name] : []));
  const canSign =
    signing.some(({ certificate }) => certificate.notAfter > new Date()) && device?.pin?.state !== 'locked';
  // Commands show their own faults.
  const run = (command: string, argument?: unknown) => void workbench.runCommand(command, argument).catch(() => {});
  return (
    <StepFrame
      wizard={wizard}
      title={stepTitles.done}
      actions={
        <>
          <Button onClick={() => wizard.restart()}>{text(texts.another)}</Button>
          <span className={styles.spring} />
          {isGuided ? (
            <Button type="primary" onClick={() => wizard.endGuide()}>
              {text(texts.finish)}
            </Button>
          ) : (
            <>
              <Button onClick={() => run('seal-list.open', device?.ref)}>{text(texts.sealList)}</Button>
              <Button type="primary" onClick={() => run('documents.open')}>
                {text(texts.openFile)}
              </Button>
            </>
          )}
        </>
      }
    >
      <p className={done.head}>
        {canSign ? (
          <CircleCheck size={22} className={done.good} aria-hidden />
        ) : (
          <TriangleAlert size={22} className={done.poor} aria-hidden />
        )}
        {device && text(canSign ? texts.doneTitle : texts.doneWithoutKey, { device: text(device.name) })}
      </p>
      <dl className={styles.facts}>
        {signing.map(({ ref, certificate: { subject, notAfter } }) => (
          <Fact
            key={ref}
            name={text(texts.holder)}
            value={text(texts.holderUntil, { holder: subject, day: format.date(notAfter) })}
          />
        ))}
        <Fact name={text(texts.sealNames)} value={names.join(text(texts.comma)) || text(texts.noSeals)} />
      </dl>
    </StepFrame>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
