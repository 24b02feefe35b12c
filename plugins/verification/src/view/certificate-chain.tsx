import type { CertificateSummary } from '@sealwright/core/api';
import { ChevronRight, useFormat, useText } from '@sealwright/ui';
import { CopyText } from './copy-text.tsx';
import type { DocumentActions } from './document-actions.ts';
import styles from './signature-detail.module.css';
import { texts } from './texts.ts';
import { ViewCertificate } from './view-certificate.tsx';

export interface CertificateChainProps {
  readonly chain: readonly CertificateSummary[];
  /** DER of the chain, in the same order. */
  readonly certificates: readonly Uint8Array[];
  readonly actions: DocumentActions;
}

/** The certificates from the signer's up, each folded to its name. */
export function CertificateChain({ chain, certificates, actions }: CertificateChainProps) {
  const text = useText();
  if (chain.length === 0) return <p className={styles.quiet}>{text(texts.noCertificate)}</p>;
  return (
    <ol className={styles.chain}>
      {chain.map((certificate, index) => (
        <li key={certificate.sha256}>
          <Certificate certificate={certificate} chain={certificates.slice(index)} actions={actions} />
        </li>
      ))}
    </ol>
  );
}

interface CertificateProps extends Pick<CertificateChainProps, 'actions'> {
  readonly certificate: CertificateSummary;
  /** DER, the certificate itself first. */
  readonly chain: readonly Uint8Array[];
}

function Certificate({ certificate, chain, actions }: CertificateProps) {
  const text = useText();
  const format = useFormat();
  const { subject, issuer, serial, notBefore, notAfter, sha256 } = certificate;
  const range = { from: format.date(notBefore), to: format.date(notAfter) };
  return (
    <details className={styles.certificate}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        {subject}
      </summary>
      <dl className={styles.facts}>
        <dt>{text(texts.issuer)}</dt>
        <dd>{issuer}</dd>
        <dt>{text(texts.validity)}</dt>
        <dd>{text(texts.validityRange, range)}</dd>
        <dt>{text(texts.serial)}</dt>
        <dd className={styles.code}>
          <span>{serial}</span>
          <CopyText value={serial} what={text(texts.serial)} />
        </dd>
        <dt>{text(texts.fingerprint)}</dt>
        <dd className={styles.code}>
          <span>{sha256}</span>
          <CopyText value={sha256} what={text(texts.fingerprint)} />
        </dd>
      </dl>
      <div className={styles.way}>
        <ViewCertificate subject={subject} chain={chain} actions={actions} />
      </div>
    </details>
  );
}
