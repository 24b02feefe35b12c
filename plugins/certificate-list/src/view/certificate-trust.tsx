import type { CertificateCheck } from '@sealwright/core/api';
import { Button, Callout, Chip, ErrorState, Spinner, type Tone, useText } from '@sealwright/ui';
import type { KeyCertificate } from '../common-certificates-rpc.ts';
import { CertificatePath } from './certificate-path.tsx';
import styles from './certificate-trust.module.css';
import type { CertificatesModel } from './certificates-model.ts';
import { texts, trusts } from './texts.ts';
import { useRevocation } from './use-revocation.ts';

const tones: Readonly<Record<CertificateCheck['trust'], Tone>> = {
  trusted: 'success',
  untrusted: 'danger',
  'no-anchors': 'neutral',
};

export interface CertificateTrustProps {
  readonly model: CertificatesModel;
  readonly entry: KeyCertificate;
  /** What is known without asking anyone. */
  readonly offline: CertificateCheck;
}

/** The chain with what is known of each certificate in it; the issuers are asked when the user wants it. */
export function CertificateTrust({ model, entry, offline }: CertificateTrustProps) {
  const text = useText();
  const revocation = useRevocation((signal) => model.askRevocation(entry, signal));
  const { state } = revocation;
  const check = state.check ?? offline;
  return (
    <section className={styles.trust}>
      <header className={styles.head}>
        <h3>{text(texts.chain)}</h3>
        <Chip tone={tones[check.trust]}>{text(trusts[check.trust])}</Chip>
      </header>
      {check.trust === 'untrusted' ? (
        <Callout tone="danger">{text(check.sentence)}</Callout>
      ) : (
        <p className={styles.sentence}>{text(check.sentence)}</p>
      )}
      <CertificatePath path={check.path} />
      <div className={styles.ask} role="status">
        <Button size="small" onClick={state.isAsking ? revocation.cancel : revocation.ask}>
          {text(state.isAsking ? texts.cancel : state.check ? texts.askAgain : texts.ask)}
        </Button>
        {state.isAsking && (
          <>
            <Spinner />
            <span>{text(texts.asking)}</span>
          </>
        )}
      </div>
      {!state.check && !state.isAsking && <p className={styles.quiet}>{text(texts.askHint)}</p>}
      {state.fault !== undefined && <ErrorState error={state.fault} isCompact />}
    </section>
  );
}
