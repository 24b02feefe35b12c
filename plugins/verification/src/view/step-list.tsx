import type { VerificationStep } from '@sealwright/core/api';
import { classes, Icon, useText } from '@sealwright/ui';
import styles from './signature-detail.module.css';
import { stepStates } from './texts.ts';

const icons: Readonly<Record<VerificationStep['state'], string>> = {
  passed: 'circle-check',
  failed: 'circle-x',
  warning: 'triangle-alert',
  'not-checked': 'circle-dashed',
};

/** Every condition with its outcome: as a shape, as a colour, and in words for screen readers. */
export function StepList({ steps }: { readonly steps: readonly VerificationStep[] }) {
  const text = useText();
  return (
    <ul className={styles.steps}>
      {steps.map(({ id, state, sentence }) => (
        <li key={`${id} ${sentence.en}`} className={classes(styles.step, styles[state])}>
          <span role="img" aria-label={text(stepStates[state])} title={text(stepStates[state])}>
            <Icon name={icons[state]} size={14} />
          </span>
          {text(sentence)}
        </li>
      ))}
    </ul>
  );
}
