import type { CertificateSummary } from '@sealwright/core/api';
import { Button, useFormat, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import type { SignatureView } from '../common-verification-rpc.ts';
import { CertificateChain } from './certificate-chain.tsx';
import type { DocumentActions } from './document-actions.ts';
import { LaterChanges } from './later-changes.tsx';
import { RootOffer } from './root-offer.tsx';
import styles from './signature-detail.module.css';
import { StepList } from './step-list.tsx';
import { kindNames, texts } from './texts.ts';
import { TimestampFacts } from './timestamp-facts.tsx';
import { isSound, verdictOf } from './verdict.ts';

export interface SignatureDetailProps {
  readonly signature: SignatureView;
  /** How many places it has on the pages, once that is known. */
  readonly placeCount: number;
  readonly onNextPlace: () => void;
  readonly onPage: (page: number) => void;
  readonly onTrustRoot: (root: CertificateSummary) => Promise<void>;
  /** Whether issuers are being asked about revocation. */
  readonly isAsking: boolean;
  readonly onAskRevocation: () => void;
  readonly actions: DocumentActions;
  /** Both for the document as it was when its file had so many bytes. */
  readonly onOpenVersion: (size: number) => void;
  readonly onCompare: (size: number) => void;
}

/** All that was found out about one signature. */
export function SignatureDetail(props: SignatureDetailProps) {
  const { signature, placeCount, onNextPlace, onPage, onTrustRoot, isAsking, onAskRevocation } = props;
  const { actions, onOpenVersion, onCompare } = props;
  const text = useText();
  const format = useFormat();
  const { signer, kind, timestamp, claimedTime, claims, coverage, coverageSentence, steps, laterChanges } = signature;
  const { chain, offeredRoot } = signature;
  return (
    <div className={styles.detail}>
      <p className={styles.sentence}>{text(signature.sentence)}</p>
      {offeredRoot && isSound(verdictOf(signature)) && (
        <RootOffer root={offeredRoot} onTrust={() => onTrustRoot(offeredRoot)} />
      )}
      <dl className={styles.facts}>
        {signer?.organisation && <Fact name={text(texts.organisation)}>{signer.organisation}</Fact>}
        {timestamp && <TimestampFacts timestamp={timestamp} actions={actions} />}
        {claimedTime && <Fact name={text(texts.claimedTime)}>{format.dateTime(claimedTime)}</Fact>}
        {claims?.reason && <Fact name={text(texts.reason)}>{claims.reason}</Fact>}
        {claims?.location && <Fact name={text(texts.location)}>{claims.location}</Fact>}
        <Fact name={text(texts.format)}>
          {text(kindNames[kind])} · {signature.format || signature.subFilter}
        </Fact>
        <Fact name={text(texts.coverage)}>{text(coverageSentence)}</Fact>
      </dl>
      {placeCount > 1 && (
        <Button size="small" onClick={onNextPlace}>
          {text(texts.nextPlace, { count: placeCount })}
        </Button>
      )}
      <h3>{text(texts.steps)}</h3>
      <StepList steps={steps} />
      {signer && isRevocationOpen(steps) && (
        <div className={styles.ask}>
          <Button size="small" loading={isAsking} title={text(texts.askRevocationHint)} onClick={onAskRevocation}>
            {text(texts.askRevocation)}
          </Button>
        </div>
      )}
      {laterChanges.length > 0 && (
        <>
          <h3>{text(texts.laterChanges)}</h3>
          <LaterChanges changes={laterChanges} onPage={onPage} />
        </>
      )}
      {coverage.kind === 'revision' && (
        <div className={styles.versions}>
          <Button size="small" title={text(texts.compareHint)} onClick={() => onCompare(coverage.end)}>
            {text(texts.compare)}
          </Button>
          <Button size="small" title={text(texts.openVersionHint)} onClick={() => onOpenVersion(coverage.end)}>
            {text(texts.openVersion)}
          </Button>
        </div>
      )}
      <h3>{text(texts.chain)}</h3>
      <CertificateChain chain={chain} certificates={signature.certificates} actions={actions} />
    </div>
  );
}

function isRevocationOpen(steps: SignatureView['steps']): boolean {
  return steps.some(({ id, state }) => id === 'revocation' && state === 'not-checked');
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
