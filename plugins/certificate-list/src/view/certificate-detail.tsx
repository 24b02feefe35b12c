import { isWeak } from '@sealwright/core/api';
import {
  Callout,
  DetailPanel,
  ErrorState,
  FactList,
  LoadingState,
  useLoad,
  useText,
  ValidityChip,
} from '@sealwright/ui';
import { CertificateTrust } from './certificate-trust.tsx';
import type { CertificatesModel } from './certificates-model.ts';
import { ExportButton } from './export-button.tsx';
import { texts } from './texts.ts';
import type { OpenedCertificate } from './use-choice.ts';

export interface CertificateDetailProps {
  readonly model: CertificatesModel;
  readonly opened: OpenedCertificate;
  /** Its device has left. */
  readonly isGone: boolean;
  readonly onClose: () => void;
}

/** One certificate beside the list. */
export function CertificateDetail({ model, opened, isGone, onClose }: CertificateDetailProps) {
  const text = useText();
  const { device, entry } = opened;
  const { certificate, algorithm, usage } = entry;
  const view = useLoad((signal) => model.view(entry, signal), [entry.certificate.sha256]);
  return (
    <DetailPanel
      title={certificate.subject}
      label={text(texts.detail, { name: certificate.subject })}
      actions={<ExportButton onExport={(format) => void model.export(entry, format)} />}
      entry={`[data-row-key="${CSS.escape(entry.ref)}"]`}
      warning={isGone ? text(texts.gone, { name: text(device.name) }) : undefined}
      onClose={onClose}
    >
      <div>
        <ValidityChip from={certificate.notBefore} to={certificate.notAfter} />
      </div>
      {usage === 'encryption' && <Callout tone="neutral">{text(texts.encryptionNote)}</Callout>}
      {isWeak(algorithm) && <Callout tone="warning">{text(texts.weakNote, { bits: algorithm.bits })}</Callout>}
      {view.state === 'error' && <ErrorState error={view.error} onRetry={view.reload} isCompact />}
      {view.state === 'loading' && !view.value && <LoadingState isCompact />}
      {view.value && (
        <>
          <CertificateTrust model={model} entry={entry} offline={view.value.check} />
          <FactList title={texts.fields} facts={view.value.fields} />
        </>
      )}
    </DetailPanel>
  );
}
