import { useStore, useText } from '@sealwright/ui';
import type { CheckEntry } from '../common-check-rpc.ts';
import { type CheckGroup, findingsOf, GROUPS, groupTitles, NOTHING_TO_CHECK } from '../common-verdicts.ts';
import styles from './check-groups.module.css';
import type { CheckModel } from './check-model.ts';
import { FindingRow } from './finding-row.tsx';
import { texts } from './texts.ts';

/** What was found, group by group, in the order in which it is listed and not in that in which it came. */
export function CheckGroups({ model }: { readonly model: CheckModel }) {
  const { entries = [] } = useStore(model.state);
  return GROUPS.map((group) => {
    const checks = entries.filter((entry) => entry.group === group);
    return checks.length > 0 && <Group key={group} group={group} checks={checks} model={model} />;
  });
}

interface GroupProps {
  readonly group: CheckGroup;
  readonly checks: readonly CheckEntry[];
  readonly model: CheckModel;
}

function Group({ group, checks, model }: GroupProps) {
  const text = useText();
  return (
    <section className={styles.group} aria-labelledby={`check-group-${group}`}>
      <h2 id={`check-group-${group}`} className={styles.heading}>
        {text(groupTitles[group])}
      </h2>
      <ul className={styles.list}>
        {checks.map((check) => (
          <Check key={check.id} check={check} model={model} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check: { id, title }, model }: { readonly check: CheckEntry; readonly model: CheckModel }) {
  const text = useText();
  const outcome = useStore(model.state, (state) => state.outcomes[id]);
  const isRunning = useStore(model.state, (state) => state.running.has(id));
  const onRepeat = () => void model.run(id);
  const common = { title, isRunning, onRepeat };
  if (!outcome) {
    return <FindingRow {...common} sentence={text(isRunning ? texts.checkingOne : texts.waiting)} />;
  }
  const findings = findingsOf(outcome);
  if (findings.length === 0) return <FindingRow {...common} sentence={text(NOTHING_TO_CHECK)} />;
  return findings.map((finding, index) => (
    <FindingRow
      // biome-ignore lint/suspicious/noArrayIndexKey: findings of one check have no identity but their place
      key={index}
      {...common}
      isFirst={index === 0}
      finding={finding}
      sentence={text(finding.sentence)}
    />
  ));
}
