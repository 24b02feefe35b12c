import type { CertificateSummary } from '@sealwright/core/api';
import { useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect, useRef, useState } from 'react';
import type { DocumentVerdict, SignatureView } from '../common-verification-rpc.ts';
import type { DocumentActions } from './document-actions.ts';
import type { PanelStates } from './panel-state.ts';
import { SignatureDetail } from './signature-detail.tsx';
import { SignatureEntry } from './signature-entry.tsx';
import styles from './signature-panel.module.css';
import type { ShownPlace, SignaturePlaces } from './signature-places.tsx';
import { texts } from './texts.ts';
import { TrustNote } from './trust-note.tsx';

export interface SignatureListProps {
  readonly documentId: string;
  readonly verdict: DocumentVerdict;
  /** Whether issuers are being asked about revocation. */
  readonly isAsking: boolean;
  readonly onAskRevocation: () => void;
  readonly panels: PanelStates;
  readonly places: SignaturePlaces;
  readonly onPage: (page: number) => void;
  readonly onTrustRoot: (root: CertificateSummary) => Promise<void>;
  readonly actions: DocumentActions;
}

/** The signatures in the order of their revisions; the chosen one shows its details, and its place on the page. */
export function SignatureList(props: SignatureListProps) {
  const { documentId, verdict, panels, places, isAsking, onAskRevocation, onPage, onTrustRoot, actions } = props;
  const text = useText();
  const workbench = useWorkbench();
  const selected = useStore(panels.states, (states) => states[documentId]?.selected);
  const [shown, setShown] = useState<ShownPlace>();
  const { signatures, emptyFields, trustProblem } = verdict;

  const showing = useRef<AbortController>(undefined);
  useEffect(() => () => showing.current?.abort(), []);

  /** Only the place that was asked for last is shown, and none when the list is gone. */
  async function showPlace({ fields }: SignatureView, index: number) {
    showing.current?.abort();
    const controller = new AbortController();
    showing.current = controller;
    try {
      const place = await places.show(documentId, fields, index, controller.signal);
      if (!controller.signal.aborted) setShown(place);
    } catch (fault) {
      if (!controller.signal.aborted) workbench.showError(fault);
    }
  }

  function select(signature: SignatureView, index: number) {
    const isOpen = selected === index;
    panels.change(documentId, { selected: isOpen ? undefined : index });
    setShown(undefined);
    showing.current?.abort();
    if (!isOpen) void showPlace(signature, 0);
  }

  return (
    <>
      <ol className={styles.list}>
        {signatures.map((signature, index) => (
          <SignatureEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: a signature's place in the file is what it is known by
            key={index}
            signature={signature}
            isSelected={selected === index}
            onSelect={() => select(signature, index)}
          >
            <SignatureDetail
              signature={signature}
              placeCount={shown?.count ?? 0}
              onNextPlace={() => void showPlace(signature, (shown?.index ?? 0) + 1)}
              onPage={onPage}
              onTrustRoot={onTrustRoot}
              isAsking={isAsking}
              onAskRevocation={onAskRevocation}
              actions={actions}
              onOpenVersion={(size) => void actions.openVersion(documentId, size, index + 1)}
              onCompare={(size) => actions.compare(documentId, size)}
            />
          </SignatureEntry>
        ))}
      </ol>
      {emptyFields.length > 0 && (
        <p className={styles.fields}>{text(texts.emptyFields, { names: emptyFields.join(', ') })}</p>
      )}
      {signatures.some(({ trust }) => trust === 'not-checked') && <TrustNote problem={trustProblem} />}
    </>
  );
}
