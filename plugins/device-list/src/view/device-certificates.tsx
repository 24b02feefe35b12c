import { type KeyInfo, type Validity, validityAt } from '@sealwright/core/api';
import { ChevronRight, Chip, type Tone, useFormat, useText, useWorkbench } from '@sealwright/ui';
import type { ShownCertificate, ShownDevice } from '../common-devices-rpc.ts';
import { OFFERS } from '../common-offers.ts';
import styles from './device-certificates.module.css';
import { texts, usages, validities } from './texts.ts';

const tones: Readonly<Record<Validity, Tone>> = {
  valid: 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  'not-yet-valid': 'neutral',
};

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
        <li key={each.key}>
          {mayOpen ? (
            <button
              type="button"
              className={styles.line}
              onClick={() => workbench.showPage(OFFERS.certificates, { device: device.ref, certificate: each.key })}
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
  const validity = validityAt(notBefore, notAfter, new Date());
  return (
    <>
      <Chip tone={usage === 'signing' ? 'info' : 'neutral'}>{text(usages[usage])}</Chip>
      <span className={styles.holder}>{[subject, organisation].filter(Boolean).join(' · ')}</span>
      <span className={styles.facts}>
        <span>{nameOf(algorithm)}</span>
        <span>{text(texts.validTo, { day: format.date(notAfter) })}</span>
        {validity !== 'valid' && <Chip tone={tones[validity]}>{text(validities[validity])}</Chip>}
      </span>
    </>
  );
}

function nameOf(algorithm: KeyInfo['algorithm']): string {
  if (algorithm.kind === 'rsa') return `RSA ${algorithm.bits}`;
  return algorithm.kind === 'ec' ? `ECDSA ${algorithm.curve}` : 'SM2';
}
