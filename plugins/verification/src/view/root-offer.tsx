import type { CertificateSummary, Disposable } from '@sealwright/core/api';
import { Button, Callout, fillText, useFormat, useText, useWorkbench } from '@sealwright/ui';
import { useRef } from 'react';
import styles from './root-offer.module.css';
import panel from './signature-panel.module.css';
import { texts } from './texts.ts';

export interface RootOfferProps {
  readonly root: CertificateSummary;
  /** Called when the user has compared the fingerprint and agreed. */
  readonly onTrust: () => Promise<void>;
}

/** Whose root the signer's certificate hangs on, and the way to trust it. */
export function RootOffer({ root, onTrust }: RootOfferProps) {
  const text = useText();
  const workbench = useWorkbench();
  const dialog = useRef<Disposable>(undefined);

  async function trust() {
    await dialog.current?.dispose();
    try {
      await onTrust();
      const fill = (locale: 'zh-CN' | 'en') => fillText(texts.rootTrusted[locale], { root: root.subject });
      workbench.notify({ severity: 'success', message: { 'zh-CN': fill('zh-CN'), en: fill('en') } });
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  function ask() {
    const cancel = () => void dialog.current?.dispose();
    const content = <TrustQuestion root={root} onCancel={cancel} onTrust={() => void trust()} />;
    dialog.current = workbench.openDialog({ title: texts.trustTitle, width: 480, content });
  }

  return (
    <Callout tone="info">
      {text(texts.rootOffered, { root: root.subject })}
      <button type="button" className={panel.way} onClick={ask}>
        {text(texts.trustRoot)}
      </button>
    </Callout>
  );
}

interface TrustQuestionProps {
  readonly root: CertificateSummary;
  readonly onCancel: () => void;
  readonly onTrust: () => void;
}

function TrustQuestion({ root, onCancel, onTrust }: TrustQuestionProps) {
  const text = useText();
  const format = useFormat();
  const { subject, organisation, notBefore, notAfter, sha256 } = root;
  return (
    <div className={styles.question}>
      <dl className={styles.facts}>
        <dt>{text(texts.rootName)}</dt>
        <dd>{subject}</dd>
        {organisation && (
          <>
            <dt>{text(texts.organisation)}</dt>
            <dd>{organisation}</dd>
          </>
        )}
        <dt>{text(texts.validity)}</dt>
        <dd>{text(texts.validityRange, { from: format.date(notBefore), to: format.date(notAfter) })}</dd>
        <dt>{text(texts.fingerprint)}</dt>
        <dd className={styles.fingerprint}>{inGroups(sha256)}</dd>
      </dl>
      <Callout tone="warning">{text(texts.trustWarning)}</Callout>
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text(texts.cancel)}</Button>
        <Button type="primary" onClick={onTrust}>
          {text(texts.trust)}
        </Button>
      </div>
    </div>
  );
}

/** As issuers print fingerprints, easy to compare: 'AB12 CD34 ...'. */
function inGroups(hex: string): string {
  return hex.toUpperCase().replace(/.{4}(?=.)/g, '$& ');
}
