import { CircleAlert, StatusButton, TriangleAlert, useStore, useText, useWorkbench } from '@sealwright/ui';
import { PROBLEMS } from '../common-panel-ids.ts';
import styles from './problem-count.module.css';
import type { ProblemWatch } from './problem-watch.ts';
import { texts } from './texts.ts';

/** How many problems there are; nothing where there are none. */
export function ProblemCount({ problems: { state } }: { readonly problems: ProblemWatch }) {
  const text = useText();
  const workbench = useWorkbench();
  const { problems = [] } = useStore(state);
  if (problems.length === 0) return null;
  const isBad = problems.some(({ severity }) => severity === 'error');
  const Sign = isBad ? CircleAlert : TriangleAlert;
  return (
    <StatusButton
      aria-label={text(texts.count, { count: problems.length })}
      icon={<Sign size={13} className={(isBad ? styles.error : styles.warning) ?? ''} aria-hidden />}
      onClick={() => workbench.showPanel(PROBLEMS)}
    >
      {problems.length}
    </StatusButton>
  );
}
