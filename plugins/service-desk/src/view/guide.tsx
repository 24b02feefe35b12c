import type { ServiceGuide } from '@sealwright/core/api';
import { Button, Checkbox, classes, Progress, useStore, useText } from '@sealwright/ui';
import type { ShownDesk } from '../common-desk-rpc.ts';
import { DeskActions } from './desk-actions.tsx';
import type { DeskModel } from './desk-model.ts';
import styles from './guide.module.css';
import { texts } from './texts.ts';

export interface GuideProps {
  readonly desk: ShownDesk;
  readonly guide: ServiceGuide;
  readonly model: DeskModel;
}

/** One errand: what to have at hand, and its steps as a list to tick. */
export function Guide({ desk, guide, model }: GuideProps) {
  const text = useText();
  const ticks = useStore(model.state, (state) => state.ticks[`${desk.id}/${guide.id}`]);
  const ticked = new Set(ticks);
  const done = guide.steps.filter(({ id }) => ticked.has(id)).length;
  return (
    <>
      <h2 className={styles.title}>{text(guide.title)}</h2>
      <p className={styles.introduction}>{text(guide.introduction)}</p>
      {guide.needs.length > 0 && (
        <section className={styles.needs}>
          <h3>{text(texts.needs)}</h3>
          <ul>
            {guide.needs.map((need) => (
              <li key={need.en}>{text(need)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <header className={styles.head}>
          <h3>{text(texts.steps)}</h3>
          <span role="status" className={styles.done}>
            {text(texts.done, { done, count: guide.steps.length })}
          </span>
          <Progress
            className={styles.progress ?? ''}
            aria-label={text(texts.steps)}
            percent={Math.round((done / guide.steps.length) * 100)}
            showInfo={false}
            size="small"
          />
          {done > 0 && (
            <Button size="small" onClick={() => void model.beginAnew(desk.id, guide.id)}>
              {text(texts.anew)}
            </Button>
          )}
        </header>
        <ol className={styles.steps}>
          {guide.steps.map((step, index) => (
            <Step key={step.id} {...{ desk, guide, step, model, number: index + 1, isDone: ticked.has(step.id) }} />
          ))}
        </ol>
      </section>
    </>
  );
}

interface StepProps extends GuideProps {
  readonly step: ServiceGuide['steps'][number];
  readonly number: number;
  readonly isDone: boolean;
}

function Step({ desk, guide, step, model, number, isDone }: StepProps) {
  const text = useText();
  return (
    <li className={classes(styles.step, isDone && styles.isDone)}>
      <Checkbox
        checked={isDone}
        aria-label={text(texts.tick, { number, title: text(step.title) })}
        onChange={({ target }) => void model.tick(desk.id, guide, step.id, target.checked)}
      />
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <div className={styles.words}>
        <h4>{text(step.title)}</h4>
        <p>{text(step.text)}</p>
        <DeskActions actions={step.actions} desk={desk} model={model} />
      </div>
    </li>
  );
}
