import {
  Button,
  CircleAlert,
  EmptyState,
  ErrorState,
  LoadingState,
  TriangleAlert,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import type { Problem } from '../common-output-rpc.ts';
import styles from './problem-panel.module.css';
import type { ProblemWatch } from './problem-watch.ts';
import { texts } from './texts.ts';

const groups = [
  { kind: 'document', title: texts.documents },
  { kind: 'key', title: texts.keys },
  { kind: 'plugin', title: texts.program },
] as const;

/** What is wrong right now, by what it is wrong with. */
export function ProblemPanel({ problems: { state } }: { readonly problems: ProblemWatch }) {
  const text = useText();
  const { problems, fault } = useStore(state);
  if (fault !== undefined) return <ErrorState error={fault} />;
  if (!problems) return <LoadingState />;
  if (problems.length === 0) {
    return <EmptyState isCompact icon="circle-check" title={texts.nothing} description={texts.nothingHint} />;
  }
  return groups.map(({ kind, title }) => {
    const listed = problems.filter((problem) => problem.kind === kind);
    if (listed.length === 0) return null;
    return (
      <section key={kind} className={styles.group}>
        <h2 className={styles.heading}>{text(title)}</h2>
        <ul className={styles.list}>
          {listed.map((problem) => (
            <ProblemEntry key={problem.id} problem={problem} />
          ))}
        </ul>
      </section>
    );
  });
}

function ProblemEntry({ problem: { severity, subject, error, repairs } }: { readonly problem: Problem }) {
  const text = useText();
  const workbench = useWorkbench();
  const Sign = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <li className={styles.entry}>
      <Sign size={15} className={styles[severity] ?? ''} role="img" aria-label={text(texts[severity])} />
      <p className={styles.words} data-selectable>
        <strong className={styles.subject}>{text(subject)}</strong>
        <span>{text(error.sentence)}</span>
        <code className={styles.code}>{error.code}</code>
      </p>
      <div className={styles.repairs}>
        {repairs.map(({ title, command, argument }) => (
          <Button
            key={command}
            size="small"
            // The command shows its own faults.
            onClick={() => void workbench.runCommand(command, argument).catch(() => {})}
          >
            {text(title)}
          </Button>
        ))}
      </div>
    </li>
  );
}
