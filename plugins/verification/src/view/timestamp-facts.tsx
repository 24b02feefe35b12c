import { useFormat, useText } from '@sealwright/ui';
import type { SignatureView } from '../common-verification-rpc.ts';
import type { DocumentActions } from './document-actions.ts';
import styles from './signature-detail.module.css';
import { texts } from './texts.ts';
import { ViewCertificate } from './view-certificate.tsx';

export interface TimestampFactsProps {
  readonly timestamp: NonNullable<SignatureView['timestamp']>;
  readonly actions: DocumentActions;
}

/** A timestamp of the signature: its time, who vouches for it, and whether that is believed. */
export function TimestampFacts({ timestamp, actions }: TimestampFactsProps) {
  const text = useText();
  const format = useFormat();
  const { time, authority, trusted, certificate } = timestamp;
  return (
    <>
      <dt>{text(texts.timestamp)}</dt>
      <dd>
        {format.dateTime(time)}
        <div className={styles.quiet}>{text(trusted ? texts.timestampTrusted : texts.timestampUntrusted)}</div>
      </dd>
      <dt>{text(texts.timestampAuthority)}</dt>
      <dd>
        {authority || text(texts.unknownAuthority)}
        {certificate && (
          <div className={styles.way}>
            <ViewCertificate
              subject={authority || text(texts.unknownAuthority)}
              chain={[certificate]}
              actions={actions}
            />
          </div>
        )}
      </dd>
    </>
  );
}
