import { type ErrorRecord, keepWatching, type RpcClient, SealwrightError } from '@sealwright/core/api';
import {
  Button,
  Callout,
  EmptyState,
  ErrorState,
  FactList,
  LoadingState,
  PageView,
  toErrorRecord,
  useText,
} from '@sealwright/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { ENDS_SOON } from '../common-ends-soon.ts';
import type { LicenceReport, licenceRpc } from '../common-licence-rpc.ts';
import type { ImportFlow } from './import-flow.tsx';
import { LicenceFacts } from './licence-facts.tsx';
import styles from './licence-page.module.css';
import { texts } from './texts.ts';

export interface LicencePageProps {
  readonly calls: RpcClient<typeof licenceRpc>;
  readonly flow: ImportFlow;
}

/** The licence of this profile, and the way to another one. */
export function LicencePage({ calls, flow }: LicencePageProps) {
  const text = useText();
  const [report, setReport] = useState<LicenceReport>();
  const [fault, setFault] = useState<ErrorRecord>();
  useEffect(() => {
    const watching = keepWatching(calls.watch, {
      onProgress: (told) => {
        setReport(told);
        setFault(undefined);
      },
      onFault: (thrown) => setFault(toErrorRecord(thrown)),
    });
    return () => void watching.dispose();
  }, [calls]);
  const renew = (
    <Button type="primary" onClick={() => void flow.renew()}>
      {text(report?.licence ? texts.replace : texts.importLicence)}
    </Button>
  );
  return (
    <PageView title={texts.page} trailing={report?.licence && renew}>
      {fault ? (
        <ErrorState error={SealwrightError.fromRecord(fault)} />
      ) : !report ? (
        <LoadingState />
      ) : (
        <div className={styles.page}>
          <Content report={report} action={renew} />
          <p className={styles.note}>{text(texts.localWork)}</p>
          {report.machine !== undefined && <Machine code={report.machine} />}
        </div>
      )}
    </PageView>
  );
}

function Content({
  report: { licence, fault },
  action,
}: {
  readonly report: LicenceReport;
  readonly action: ReactNode;
}) {
  const text = useText();
  if (fault) {
    return (
      <section className={styles.card}>
        <ErrorState isCompact title={texts.faulty} error={SealwrightError.fromRecord(fault)} actions={action} />
      </section>
    );
  }
  if (!licence) {
    return (
      <section className={styles.card}>
        <EmptyState icon="file-badge" title={texts.none} description={texts.noneHint} actions={action} />
      </section>
    );
  }
  const { state, daysLeft, terms } = licence;
  return (
    <section className={styles.card}>
      {state === 'expired' && <Callout tone="danger">{text(texts.expired, { day: terms.notAfter })}</Callout>}
      {state === 'not-yet-valid' && (
        <Callout tone="warning">{text(texts.notYetValid, { day: terms.notBefore })}</Callout>
      )}
      {state === 'valid' && daysLeft <= ENDS_SOON && (
        <Callout tone="warning">{text(texts.endsSoon, { count: daysLeft })}</Callout>
      )}
      <LicenceFacts licence={licence} />
    </section>
  );
}

/** What the issuer of a licence for this computer alone asks for. */
function Machine({ code }: { readonly code: string }) {
  const text = useText();
  return (
    <section className={styles.card}>
      <FactList title={texts.thisComputer} facts={[{ title: texts.machine, value: code, monospace: true }]} />
      <p className={styles.note}>{text(texts.machineHint)}</p>
    </section>
  );
}
