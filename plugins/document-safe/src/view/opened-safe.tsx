import { Button, Callout, EmptyState, Icon, Progress, useFileDrop, useStore, useText } from '@sealwright/ui';
import type { SafeState } from '../common-safe-rpc.ts';
import { CheckResult } from './check-result.tsx';
import { DocumentTable } from './document-table.tsx';
import styles from './opened-safe.module.css';
import type { SafeModel, SafeWork } from './safe-model.ts';
import { TEXTS } from './texts.ts';

export interface OpenedSafeProps {
  readonly model: SafeModel;
  readonly safe: SafeState;
  readonly query: string;
}

/** What is in the safe; files can be dropped on it. */
export function OpenedSafe({ model, safe, query }: OpenedSafeProps) {
  const text = useText();
  const { work, report } = useStore(model.state);
  const { isOver, handlers } = useFileDrop((files) => void model.putFiles(files));
  return (
    <section className={styles.safe} aria-label={text(TEXTS.documents)} {...handlers}>
      {safe.isOlder && (
        <Callout
          tone="warning"
          action={
            <Button size="small" onClick={() => void model.acceptOlder()}>
              {text(TEXTS.accept)}
            </Button>
          }
        >
          {text(TEXTS.older)}
        </Callout>
      )}
      {work && <WorkBar work={work} />}
      {report && <CheckResult report={report} model={model} />}
      {safe.documents.length === 0 ? (
        <EmptyState icon="vault" title={TEXTS.empty} description={TEXTS.emptyHint} />
      ) : (
        <DocumentTable documents={safe.documents} query={query} model={model} />
      )}
      {isOver && (
        <div className={styles.veil}>
          <Icon name="vault" size={32} />
          <span>{text(TEXTS.release)}</span>
        </div>
      )}
    </section>
  );
}

function WorkBar({ work }: { readonly work: SafeWork }) {
  const text = useText();
  return (
    <Callout
      tone="info"
      action={
        <Button size="small" onClick={work.cancel}>
          {text(TEXTS.cancel)}
        </Button>
      }
    >
      <span role="status">{text(work.title)}</span>
      {work.share !== undefined && (
        <Progress percent={Math.round(work.share * 100)} size="small" aria-label={text(work.title)} />
      )}
    </Callout>
  );
}
