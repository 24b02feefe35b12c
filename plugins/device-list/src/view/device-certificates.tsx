import { algorithmName } from '@sealwright/core/api';
import { ChevronRight, KeyUsageChip, useFormat, useText, useWorkbench, ValidityChip } from '@sealwright/ui';
import type { ShownCertificate, ShownDevice } from '../common-devices-rpc.ts';
import { OFFERS } from '../common-offers.ts';
import styles from './device-certificates.module.css';
import { texts } from './texts.ts';

export interface DeviceCertificatesProps {
  readonly device: ShownDevice;
  /** A certificate can be shown on its own page. */
  readonly mayOpen: boolean;
}

/** A line for each certificate; the encryption certificate stands under the signing certificate of its pair. */
export function DeviceCertificates({ device, mayOpen }: DeviceCertificatesProps) {
  const text = useText();
  const workbench = useWorkbench();
  if (device.certificates.length === 0) return <p className={styles.none}>{text(texts.noCertificates)}</p>;
  return (
    <ul className={styles.list}>
      {device.certificates.map((each) => (
        <li key={each.ref}>
          {mayOpen ? (
            <button
              type="button"
              className={styles.line}
              onClick={() => workbench.showPage(OFFERS.certificates, { device: device.ref, certificate: each.ref })}
            >
              <Line entry={each} />
              <ChevronRight size={14} aria-hidden />
            </button>
          ) : (
            <div className={styles.line}>
              <Line entry={each} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ entry: { usage, algorithm, certificate } }: { readonly entry: ShownCertificate }) {
  const text = useText();
  const format = useFormat();
  const { subject, organisation, notBefore, notAfter } = certificate;
  return (
    <>
      <KeyUsageChip usage={usage} />
      <span className={styles.holder}>{[subject, organisation].filter(Boolean).join(' · ')}</span>
      <span className={styles.facts}>
        <span>{algorithmName(algorithm)}</span>
        <span>{text(texts.validTo, { day: format.date(notAfter) })}</span>
        <ValidityChip from={notBefore} to={notAfter} isQuiet />
      </span>
    </>
  );
}
