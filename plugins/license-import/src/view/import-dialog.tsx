import { Button, Callout, FileBadge, Import, Spinner, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect } from 'react';
import styles from './import-dialog.module.css';
import type { ImportDraft } from './import-draft.ts';
import { LicenceFacts } from './licence-facts.tsx';
import { texts } from './texts.ts';

export interface ImportDialogProps {
  readonly draft: ImportDraft;
  /** Whether it is one of the first steps, which can be gone through later. */
  readonly isFirst: boolean;
  readonly onImported: () => void;
  readonly onLeave: () => void;
}

/** Choose a file, see what it says, take it over. */
export function ImportDialog({ draft, isFirst, onImported, onLeave }: ImportDialogProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { offer, fault, hasSample, work } = useStore(draft.state);
  const isBusy = work !== undefined;
  useEffect(() => draft.followSample(), [draft]);
  const choose = () => void draft.choose().catch(workbench.showError);
  const chooseSample = () => void draft.chooseSample().catch(workbench.showError);
  const accept = () => void draft.accept().then((isImported) => isImported && onImported(), workbench.showError);
  return (
    <div className={styles.dialog}>
      <div className={styles.content} aria-live="polite" aria-busy={isBusy}>
        {fault && (
          <Callout tone="danger">
            {text(fault.sentence)}
            <p className={styles.unchanged}>
              {text(texts.nothingChanged)} <code className={styles.code}>{fault.code}</code>
            </p>
          </Callout>
        )}
        {offer ? (
          <>
            <Callout tone="success">{text(texts.verified)}</Callout>
            {offer.relation === 'older' && <Callout tone="warning">{text(texts.older)}</Callout>}
            {offer.relation === 'same' && <Callout tone="info">{text(texts.same)}</Callout>}
            <LicenceFacts licence={offer.licence} />
          </>
        ) : (
          <div className={styles.choice}>
            <FileBadge size={28} aria-hidden />
            <p className={styles.hint}>{text(texts.chooseHint)}</p>
            <Button type="primary" autoFocus icon={<Import size={15} aria-hidden />} disabled={isBusy} onClick={choose}>
              {text(texts.import)}
            </Button>
          </div>
        )}
      </div>
      <footer className={styles.foot}>
        {!offer && hasSample && (
          <span className={styles.sample}>
            {text(texts.sampleHint)}
            <Button type="link" disabled={isBusy} onClick={chooseSample}>
              {text(texts.useSample)}
            </Button>
          </span>
        )}
        <span className={styles.spring} />
        {isBusy && <Spinner />}
        <Button disabled={work === 'storing'} onClick={onLeave}>
          {text(isFirst ? texts.later : texts.cancel)}
        </Button>
        {offer && (
          <>
            <Button disabled={isBusy} onClick={choose}>
              {text(texts.chooseAnother)}
            </Button>
            <Button type="primary" autoFocus disabled={isBusy} onClick={accept}>
              {text(texts.ok)}
            </Button>
          </>
        )}
      </footer>
    </div>
  );
}
