import { Button, ErrorState, FactList, LoadingState, useLoad, useText } from '@sealwright/ui';
import styles from './certificate-dialog.module.css';
import type { CertificateEnding, DocumentActions } from './document-actions.ts';
import { texts } from './texts.ts';

export interface CertificateDialogProps {
  /** DER, the certificate itself first, then those above it. */
  readonly chain: readonly Uint8Array[];
  readonly actions: DocumentActions;
}

/** All that stands in one certificate of a signature. */
export function CertificateDialog({ chain, actions }: CertificateDialogProps) {
  const text = useText();
  const [certificate] = chain;
  const details = useLoad((signal) => actions.certificate(certificate!, signal), [certificate]);
  if (details.state === 'error') return <ErrorState error={details.error} onRetry={details.reload} isCompact />;
  if (!details.value) return <LoadingState isCompact />;
  const { summary, fields } = details.value;
  const save = (ending: CertificateEnding) => void actions.exportCertificate(chain, summary.subject, ending);
  return (
    <div className={styles.dialog}>
      <div className={styles.fields}>
        <FactList title={texts.certificateFields} facts={fields} />
      </div>
      <footer className={styles.foot}>
        <Button onClick={() => save('cer')}>{text(texts.exportCertificate)}</Button>
        {chain.length > 1 && <Button onClick={() => save('pem')}>{text(texts.exportChain)}</Button>}
      </footer>
    </div>
  );
}
