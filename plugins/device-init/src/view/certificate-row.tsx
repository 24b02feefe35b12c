import { Chip, useFormat, useText } from '@sealwright/ui';
import type { FoundCertificate } from '../common-device-init-rpc.ts';
import styles from './device-init-page.module.css';
import { texts } from './texts.ts';
import { validityNote } from './validity-note.ts';

export function CertificateRow({ certificate }: { readonly certificate: FoundCertificate }) {
  const text = useText();
  const format = useFormat();
  const { usage, algorithm, subject, organisation, issuer, notBefore, notAfter } = certificate;
  const note = validityNote(notBefore, notAfter, new Date());
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
        {note && <Chip tone={note.tone}>{text(note.text, note.values)}</Chip>}
        <Chip tone={usage === 'signing' ? 'info' : 'neutral'}>
          {text(usage === 'signing' ? texts.signing : texts.encryption)}
        </Chip>
      </div>
    </li>
  );
}

function algorithmName(algorithm: FoundCertificate['algorithm']): string {
  if (algorithm.kind === 'rsa') return `RSA ${algorithm.bits}`;
  return algorithm.kind === 'sm2' ? 'SM2' : `ECDSA ${algorithm.curve}`;
}
