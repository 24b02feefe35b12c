import { type CertificateSummary, SealwrightError } from '@sealwright/core/api';
import { type DocumentViewProps, ErrorState, IconButton, Section, useStore, useText } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import type { DocumentVerdict } from '../common-verification-rpc.ts';
import type { DocumentActions } from './document-actions.ts';
import { type DocumentVerdicts, isLocked } from './document-verdicts.ts';
import type { PanelStates } from './panel-state.ts';
import { ReportButton } from './report-button.tsx';
import { SignatureList } from './signature-list.tsx';
import styles from './signature-panel.module.css';
import type { SignaturePlaces } from './signature-places.tsx';
import { texts } from './texts.ts';

export interface SignaturePanelProps extends DocumentViewProps {
  readonly verdicts: DocumentVerdicts;
  readonly panels: PanelStates;
  readonly places: SignaturePlaces;
  readonly onPage: (page: number) => void;
  readonly onTrustRoot: (root: CertificateSummary) => Promise<void>;
  readonly actions: DocumentActions;
}

/** The panel beside the document; one line where there is nothing to tell. */
export function SignaturePanel(props: SignaturePanelProps) {
  const { documentId, verdicts, panels, actions } = props;
  const text = useText();
  const state = useStore(verdicts.states, (states) => states[documentId]);
  const panel = useStore(panels.states, (states) => states[documentId]);
  const frame = useSummons(panel?.isSummoned ?? false, () => panels.change(documentId, { isSummoned: false }));
  useEffect(() => {
    const drawn = panels.draw(documentId);
    return () => void drawn.dispose();
  }, [panels, documentId]);
  const verdict = state?.kind === 'failed' ? undefined : state?.verdict;
  const hasContent = (state?.kind === 'failed' && !isLocked(state)) || (verdict && !isBlank(verdict));
  const isOpen = hasContent && (panel?.isOpen ?? true);
  const headActions = (
    <>
      {verdict && verdict.signatures.length > 0 && (
        <ReportButton
          isDisabled={state?.kind !== 'done'}
          onSave={(ending) => actions.saveReport(documentId, ending, verdicts.hasAskedRevocation(documentId))}
        />
      )}
      <IconButton
        icon="refresh-cw"
        label={text(texts.verifyAgain)}
        iconSize={14}
        disabled={state?.kind !== 'done' && state?.kind !== 'failed'}
        onClick={() => verdicts.again(documentId)}
      />
      {hasContent && (
        <IconButton
          icon={isOpen ? 'chevron-up' : 'chevron-down'}
          label={text(isOpen ? texts.collapse : texts.expand)}
          aria-expanded={isOpen}
          onClick={() => panels.change(documentId, { isOpen: !isOpen })}
        />
      )}
    </>
  );
  return (
    <div ref={frame} tabIndex={-1} className={styles.panel}>
      <Section title={texts.signatures} actions={headActions} {...(verdict && { count: verdict.signatures.length })}>
        {isOpen && state?.kind === 'failed' && (
          <ErrorState
            error={SealwrightError.fromRecord(state.error)}
            isCompact
            onRetry={() => verdicts.again(documentId)}
          />
        )}
        {isOpen && verdict && (
          <SignatureList
            key={documentId}
            {...props}
            verdict={verdict}
            isAsking={state?.kind === 'verifying' && state.revocation}
            onAskRevocation={() => verdicts.askRevocation(documentId)}
          />
        )}
      </Section>
    </div>
  );
}

function isBlank({ signatures, emptyFields }: DocumentVerdict): boolean {
  return signatures.length === 0 && emptyFields.length === 0;
}

/** Comes into sight and takes the focus when it is called for. */
function useSummons(isSummoned: boolean, onAnswered: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: answered once for each call
  useEffect(() => {
    if (!isSummoned) return;
    if (frame.current) bringToTop(frame.current);
    frame.current?.focus({ preventScroll: true });
    onAnswered();
  }, [isSummoned]);
  return frame;
}

/** Scrolls the side alone: `scrollIntoView` would move the frames of the window around it too. */
function bringToTop(panel: HTMLElement): void {
  let side = panel.parentElement;
  while (side && !/auto|scroll/.test(getComputedStyle(side).overflowY)) side = side.parentElement;
  if (side) side.scrollTop += panel.getBoundingClientRect().top - side.getBoundingClientRect().top;
}
