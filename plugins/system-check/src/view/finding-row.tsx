import type { Localized, SystemCheckFinding } from '@sealwright/core/api';
import { Button, classes, FactList, Icon, IconButton, Spinner, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import { type Verdict, verdictWords } from '../common-verdicts.ts';
import styles from './finding-row.module.css';
import { texts } from './texts.ts';

const icons: Readonly<Record<Verdict, string>> = {
  passed: 'circle-check',
  notice: 'info',
  warning: 'triangle-alert',
  failed: 'circle-x',
  'not-checked': 'circle-minus',
};

export interface FindingRowProps {
  /** Of the check. */
  readonly title: Localized;
  readonly sentence: string;
  /** Missing while the check runs and where it had nothing to look at. */
  readonly finding?: SystemCheckFinding;
  /** The first of a check's findings has its repeat button. */
  readonly isFirst?: boolean;
  readonly isRunning: boolean;
  readonly onRepeat: () => void;
}

/** One finding: what is so, what to do about it, and, unfolded, what support asks for. */
export function FindingRow({ title, sentence, finding, isFirst = true, isRunning, onRepeat }: FindingRowProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { verdict, facts = [], repairs = [] } = finding ?? {};
  return (
    <li className={styles.row}>
      <span className={classes(styles.mark, verdict && styles[verdict])}>
        {isRunning && isFirst ? (
          <Spinner size={16} />
        ) : (
          <Icon name={verdict ? icons[verdict] : 'circle-dashed'} size={16} />
        )}
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <strong className={styles.title}>{text(title)}</strong>
          {verdict && verdict !== 'passed' && (
            <span className={classes(styles.verdict, styles[verdict])}>{text(verdictWords[verdict])}</span>
          )}
        </div>
        <p className={styles.sentence}>{sentence}</p>
        {repairs.length > 0 && (
          <div className={styles.repairs}>
            {repairs.map((repair) => (
              <Repair key={`${repair.command} ${repair.title.en}`} {...repair} />
            ))}
          </div>
        )}
        {isOpen && <FactList title={texts.details} facts={facts} />}
      </div>
      <div className={styles.actions}>
        {facts.length > 0 && (
          <IconButton
            icon={isOpen ? 'chevron-up' : 'chevron-down'}
            label={text(texts.facts, { title: text(title) })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        )}
        {isFirst && (
          <IconButton
            icon="rotate-cw"
            label={text(texts.repeat, { title: text(title) })}
            disabled={isRunning}
            onClick={onRepeat}
          />
        )}
      </div>
    </li>
  );
}

function Repair({ title, command, argument }: NonNullable<SystemCheckFinding['repairs']>[number]) {
  const text = useText();
  const workbench = useWorkbench();
  // The command shows its own faults.
  const mend = () => void workbench.runCommand(command, argument).catch(() => {});
  return (
    <Button size="small" onClick={mend}>
      {text(title)}
    </Button>
  );
}
