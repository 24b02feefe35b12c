import type { PathElement, RevocationStatus } from '@sealwright/core/api';
import { Chip, classes, Icon, type Tone, useFormat, useText, validityTexts } from '@sealwright/ui';
import styles from './certificate-path.module.css';
import { revocations, texts } from './texts.ts';

const revocationTones = {
  good: 'success',
  revoked: 'danger',
  unknown: 'warning',
  unavailable: 'warning',
} as const satisfies Partial<Record<RevocationStatus['state'], Tone>>;

/** From the root down to the certificate itself, as each was issued by the one above. */
export function CertificatePath({ path }: { readonly path: readonly PathElement[] }) {
  return (
    <ol className={styles.path}>
      {[...path].reverse().map((element, depth) => (
        <li key={element.certificate.sha256} style={{ marginLeft: Math.min(depth, 4) * 16 }}>
          <Element element={element} isIssued={depth > 0} />
        </li>
      ))}
    </ol>
  );
}

function Element({ element, isIssued }: { readonly element: PathElement; readonly isIssued: boolean }) {
  const text = useText();
  const { certificate, validity, isAnchor, revocation } = element;
  return (
    <div className={classes(styles.element, isIssued && styles.issued)}>
      <span className={styles.icon}>
        <Icon name={isAnchor ? 'shield-check' : 'file-badge'} size={14} />
      </span>
      <div className={styles.about}>
        <div className={styles.line}>
          <span className={styles.name}>{certificate.subject}</span>
          {isAnchor && <Chip tone="success">{text(texts.anchor)}</Chip>}
          {validity !== 'valid' && <Chip tone="danger">{text(validityTexts[validity])}</Chip>}
          {revocation.state !== 'not-checked' && (
            <Chip tone={revocationTones[revocation.state]}>{text(revocations[revocation.state])}</Chip>
          )}
        </div>
        {revocation.state !== 'not-checked' && <Answer revocation={revocation} />}
      </div>
    </div>
  );
}

function Answer({ revocation }: { readonly revocation: RevocationStatus }) {
  const text = useText();
  const format = useFormat();
  const { sentence, source, producedAt, nextUpdate, revokedAt } = revocation;
  const facts = [
    source?.toUpperCase(),
    revokedAt && text(texts.revokedAt, { time: format.dateTime(revokedAt) }),
    producedAt && text(texts.producedAt, { time: format.dateTime(producedAt) }),
    nextUpdate && text(texts.nextUpdate, { time: format.dateTime(nextUpdate) }),
  ].filter(Boolean);
  return (
    <div className={styles.answer}>
      {text(sentence)}
      {facts.length > 0 && <div className={styles.facts}>{facts.join(' · ')}</div>}
    </div>
  );
}
