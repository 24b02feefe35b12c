import type { CertificateSummary } from '@sealwright/core/api';
import { ChevronRight, useFormat, useText } from '@sealwright/ui';
import { CopyText } from './copy-text.tsx';
import styles from './signature-detail.module.css';
import { texts } from './texts.ts';

/** The certificates from the signer's up, each folded to its name. */
export function CertificateChain({ chain }: { readonly chain: readonly CertificateSummary[] }) {
  const text = useText();
  if (chain.length === 0) return <p className={styles.quiet}>{text(texts.noCertificate)}</p>;
  return (
    <ol className={styles.chain}>
      {chain.map((certificate) => (
        <li key={certificate.sha256}>
          <Certificate certificate={certificate} />
        </li>
      ))}
    </ol>
  );
}

function Certificate({ certificate }: { readonly certificate: CertificateSummary }) {
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
    </details>
  );
}
