import { Callout, ErrorState, IconButton, LoadingState, useLoad, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './certificate-detail.module.css';
import { CertificateFields } from './certificate-fields.tsx';
import { CertificateTrust } from './certificate-trust.tsx';
import type { CertificatesModel } from './certificates-model.ts';
import { ExportButton } from './export-button.tsx';
import { isWeak } from './key-strength.ts';
import { texts } from './texts.ts';
import type { OpenedCertificate } from './use-choice.ts';
import { ValidityChip } from './validity-chip.tsx';

export interface CertificateDetailProps {
  readonly model: CertificatesModel;
  readonly opened: OpenedCertificate;
  /** Its device has left. */
  readonly isGone: boolean;
  readonly onClose: () => void;
}

/** One certificate beside the list. Escape closes it and leads back to its row. */
export function CertificateDetail({ model, opened, isGone, onClose }: CertificateDetailProps) {
  const text = useText();
  const { device, entry } = opened;
  const { certificate, algorithm, usage } = entry;
  const view = useLoad((signal) => model.view(entry, signal), [entry.certificate.sha256]);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);

  function close() {
    const row = document.querySelector<HTMLElement>(`[data-certificate="${CSS.escape(entry.key)}"]`);
    onClose();
    row?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  }

  return (
    <aside
      className={styles.panel}
      aria-label={text(texts.detail, { name: certificate.subject })}
      tabIndex={-1}
      ref={panel}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{certificate.subject}</h2>
        <ExportButton onExport={(format) => void model.export(entry, format)} />
        <IconButton icon="x" label={text(texts.close)} onClick={close} />
      </header>
      <div className={styles.body}>
        <div>
          <ValidityChip certificate={certificate} />
        </div>
        <div role="status" className={styles.notes}>
          {isGone && <Callout tone="warning">{text(texts.gone, { name: text(device.name) })}</Callout>}
        </div>
        {usage === 'encryption' && <Callout tone="neutral">{text(texts.encryptionNote)}</Callout>}
        {isWeak(algorithm) && <Callout tone="warning">{text(texts.weakNote, { bits: algorithm.bits })}</Callout>}
        {view.state === 'error' && <ErrorState error={view.error} onRetry={view.reload} isCompact />}
        {view.state === 'loading' && !view.value && <LoadingState isCompact />}
        {view.value && (
          <>
            <CertificateTrust model={model} entry={entry} offline={view.value.check} />
            <CertificateFields fields={view.value.fields} />
          </>
        )}
      </div>
    </aside>
  );
}
