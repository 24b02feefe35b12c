import { algorithmName } from '@sealwright/core/api';
import { KeyUsageChip, useFormat, useText, ValidityChip } from '@sealwright/ui';
import type { FoundCertificate } from '../common-device-init-rpc.ts';
import styles from './device-init-page.module.css';
import { texts } from './texts.ts';

export function CertificateRow({ entry: { usage, algorithm, certificate } }: { readonly entry: FoundCertificate }) {
  const text = useText();
  const format = useFormat();
  const { subject, organisation, issuer, notBefore, notAfter } = certificate;
  const validity = text(texts.validity, { from: format.date(notBefore), to: format.date(notAfter) });
  return (
    <li>
      <div>
        <div className={styles.name}>{organisation ? `${subject} · ${organisation}` : subject}</div>
        <div className={styles.detail}>
          {algorithmName(algorithm)} · {text(texts.issuedBy, { issuer })} · {validity}
        </div>
      </div>
      <div className={styles.chips}>
        <ValidityChip from={notBefore} to={notAfter} isQuiet />
        <KeyUsageChip usage={usage} />
      </div>
    </li>
  );
}
