import { SealwrightError } from '@sealwright/core/api';
import { Button, Callout, ErrorState, LoadingState, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { FoundSeal } from '../common-device-init-rpc.ts';
import { CertificateRow } from './certificate-row.tsx';
import styles from './device-init-page.module.css';
import { SealCard } from './seal-card.tsx';
import { StepFrame } from './step-frame.tsx';
import { pinTexts, stepTitles, texts } from './texts.ts';
import { isAway, type WizardModel } from './wizard-model.ts';

/** The certificates and seals of the chosen device, and why a seal does not show. */
export function ReadStep({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const state = useStore(wizard.state);
  const { device, chosen, devices } = state;
  const isHere = chosen !== undefined && !isAway(state);
  const pinText = device?.pin && pinTexts[device.pin.state];
  return (
    <StepFrame
      wizard={wizard}
      title={stepTitles.read}
      actions={
        <>
          <Button onClick={() => wizard.goTo('insert')}>{text(texts.back)}</Button>
          <span className={styles.spring} />
          <Button type="primary" disabled={!isHere || !device} onClick={() => wizard.goTo('name')}>
            {text(texts.next)}
          </Button>
        </>
      }
    >
      {!device && !devices && <LoadingState isCompact />}
      {device && (
        <>
          {pinText && <Callout tone={device.pin?.state === 'locked' ? 'danger' : 'warning'}>{text(pinText)}</Callout>}
          <div className={styles.group}>
            <h3>{text(texts.certificates)}</h3>
            {device.certificates.length === 0 && <Callout tone="warning">{text(texts.noCertificates)}</Callout>}
            {device.certificates.length > 0 && (
              <ul className={styles.rows}>
                {device.certificates.map((entry) => (
                  <CertificateRow key={entry.ref} entry={entry} />
                ))}
              </ul>
            )}
          </div>
          {isHere && <SealsOf key={device.ref} wizard={wizard} device={device.ref} />}
        </>
      )}
    </StepFrame>
  );
}

function SealsOf({ wizard, device }: { readonly wizard: WizardModel; readonly device: string }) {
  const text = useText();
  const { seals, faults, isBusy } = useStore(wizard.state);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round listens anew
  useEffect(() => wizard.followSeals(device), [wizard, device, round]);
  return (
    <div className={styles.group}>
      <h3>{text(texts.seals)}</h3>
      {faults.seals ? (
        <ErrorState isCompact error={SealwrightError.fromRecord(faults.seals)} onRetry={() => setRound(round + 1)} />
      ) : !seals ? (
        <LoadingState isCompact label={texts.readingSeals} />
      ) : (
        <>
          <SealFindings seals={seals} />
          {!seals.some(({ kind }) => kind === 'shown') && (
            <OtherWays isBusy={isBusy} onReadPrivate={() => void wizard.readPrivateSeals()} />
          )}
        </>
      )}
    </div>
  );
}

function SealFindings({ seals }: { readonly seals: readonly FoundSeal[] }) {
  const text = useText();
  const isShown = ({ kind }: FoundSeal) => kind === 'shown';
  const withPicture = seals
    .filter(({ seal }) => seal !== undefined)
    .sort((one, other) => Number(isShown(other)) - Number(isShown(one)));
  const others = seals.filter((finding) => !isShown(finding));
  return (
    <>
      {withPicture.length > 0 && (
        <ul className={styles.cards}>
          {withPicture.map((finding) => (
            <SealCard key={finding.seal?.id} finding={finding} />
          ))}
        </ul>
      )}
      {others.map(({ kind, sentence, seal }, at) => (
        <Callout key={`${seal?.id ?? at} ${kind}`} tone={kind === 'none' ? 'info' : 'warning'}>
          {text(sentence)}
        </Callout>
      ))}
    </>
  );
}

interface OtherWaysProps {
  readonly isBusy: boolean;
  readonly onReadPrivate: () => void;
}

/** To a seal, where none shows. */
function OtherWays({ isBusy, onReadPrivate }: OtherWaysProps) {
  const text = useText();
  const workbench = useWorkbench();
  // The command shows its own faults.
  const make = () => void workbench.runCommand('seal-list.addPicture').catch(() => {});
  return (
    <>
      <p className={styles.soft}>{text(texts.readPrivateHint)}</p>
      <div className={styles.buttons}>
        <Button loading={isBusy} onClick={onReadPrivate}>
          {text(texts.readPrivate)}
        </Button>
        <Button onClick={make}>{text(texts.sealFromPicture)}</Button>
      </div>
    </>
  );
}
