import type { Fact, RpcClient } from '@sealwright/core/api';
import { Button, ErrorState, LoadingState, useLoad, useText, useWorkbench } from '@sealwright/ui';
import type { helpRpc, LicenceText } from '../../common-help-rpc.ts';
import styles from './about.module.css';
import { asText, factsOf } from './facts-of.ts';
import { LicenceView } from './licence-view.tsx';
import { TEXTS } from './texts.ts';

export const aboutTitle = TEXTS.title;

export interface AboutDialogProps {
  readonly calls: Pick<RpcClient<typeof helpRpc>, 'programFacts' | 'licenceText'>;
}

/** What program this is, for its user and for whoever is asked for help. */
export function AboutDialog({ calls }: AboutDialogProps) {
  const text = useText();
  const workbench = useWorkbench();
  const loaded = useLoad(() => calls.programFacts(), [calls]);
  const facts = loaded.value && factsOf(loaded.value, workbench.kind);
  const copy = () =>
    navigator.clipboard.writeText(asText(facts ?? [], text)).then(
      () => workbench.notify({ severity: 'success', message: TEXTS.copied }),
      (fault) => workbench.showError(fault),
    );
  const show = (which: LicenceText) =>
    workbench.openDialog({
      title: which === 'own' ? TEXTS.ownLicence : TEXTS.thirdParty,
      width: 760,
      content: <LicenceView read={() => calls.licenceText(which)} />,
    });
  return (
    <div className={styles.about}>
      <header className={styles.head}>
        <span className={styles.mark} aria-hidden>
          印
        </span>
        <div>
          <p className={styles.name}>{text(TEXTS.name)}</p>
          <p className={styles.purpose}>{text(TEXTS.purpose)}</p>
        </div>
      </header>
      {loaded.state === 'error' && <ErrorState error={loaded.error} onRetry={loaded.reload} />}
      {loaded.state === 'loading' && <LoadingState label={TEXTS.reading} />}
      {facts && <Facts facts={facts} />}
      <div className={styles.buttons}>
        <Button onClick={() => show('own')}>{text(TEXTS.ownLicence)}</Button>
        <Button onClick={() => show('third-party')}>{text(TEXTS.thirdParty)}</Button>
        <Button type="primary" disabled={!facts} onClick={() => void copy()}>
          {text(TEXTS.copyAll)}
        </Button>
      </div>
    </div>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const text = useText();
  return (
    <dl className={styles.facts}>
      {facts.map(({ title, value, monospace }) => (
        <div key={title.en}>
          <dt>{text(title)}</dt>
          <dd className={monospace ? styles.code : undefined}>{typeof value === 'string' ? value : text(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
