import type { Localized } from '@sealwright/core/api';
import {
  Button,
  Callout,
  EmptyState,
  ErrorState,
  IconButton,
  LoadingState,
  Section,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect } from 'react';
import { chooseSeal, DEFAULT_TOOL, sealToolOf } from './choose-seal.ts';
import type { DraftSession } from './draft-session.ts';
import { SealCards } from './seal-cards.tsx';
import { isReading, type Library, type SealLibrary } from './seal-library.ts';
import styles from './seal-panel.module.css';
import type { SigningModes } from './signing-modes.ts';
import { filled, texts } from './texts.ts';

export interface SealPanelProps {
  readonly session: DraftSession;
  readonly library: SealLibrary;
  readonly modes: SigningModes;
}

/** 印章: the seals to place. */
export function SealPanel(props: SealPanelProps) {
  const text = useText();
  useAnotherLook(props.library);
  const { state } = useStore(props.library.state);
  return (
    <Section
      title={texts.seals}
      actions={
        <IconButton
          icon="refresh-cw"
          iconSize={14}
          label={text(texts.refreshSeals)}
          disabled={state === 'loading'}
          onClick={() => props.library.refresh()}
        />
      }
    >
      <SealPanelBody {...props} />
    </Section>
  );
}

function SealPanelBody({ session, library, modes }: SealPanelProps) {
  const text = useText();
  const workbench = useWorkbench();
  const found = useStore(library.state);
  const { seals } = useStore(session.draft.means);
  const { seal, busy, stamps } = useStore(session.draft.state);
  const tools = useStore(workbench.documents.state, ({ tools }) => tools);
  useStore(modes.state);
  const tool = sealToolOf(tools, session.draft.documentId, modes);
  const choose = (id: string, byKeyboard: boolean) => {
    const taker = chooseSeal(session, id, workbench.documents, modes);
    // Enter on the pages drops the seal: on the card it would choose it again.
    if (byKeyboard && taker === DEFAULT_TOOL && document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
  };
  useOnlySeal(session, tool !== undefined && seal === undefined);

  if (seals.length === 0) return <NoSeals found={found} library={library} />;
  return (
    <div className={styles.body}>
      <SealCards seals={seals} chosen={seal?.id} isDisabled={busy} onChoose={choose} />
      {found.state === 'error' && <ErrorState error={found.error} isCompact onRetry={() => library.refresh()} />}
      {found.pending.map((device) => (
        <p key={device.en} className={styles.hint} role="status">
          {text(texts.readingDevice, { device: text(device) })}
        </p>
      ))}
      {found.faults.map((fault) => (
        <Callout key={fault.en} tone="warning">
          {text(fault)}
        </Callout>
      ))}
      <Hint tool={tool} isChosen={seal !== undefined} isFirst={stamps.length === 0} />
    </div>
  );
}

interface HintProps {
  readonly tool: string | undefined;
  readonly isChosen: boolean;
  /** Nothing is placed yet. */
  readonly isFirst: boolean;
}

/** How a seal is placed by the normal tool; the others say so in their panels. */
function Hint({ tool, isChosen, isFirst }: HintProps) {
  const text = useText();
  if (tool === DEFAULT_TOOL && !isChosen) return <Callout tone="warning">{text(texts.chooseFirst)}</Callout>;
  const hint = tool === DEFAULT_TOOL ? texts.clickPage : tool === undefined && isFirst ? texts.howToPlace : undefined;
  return (
    hint && (
      <p className={styles.hint} role="status">
        {text(hint)}
      </p>
    )
  );
}

function NoSeals({ found, library }: { readonly found: Library; readonly library: SealLibrary }) {
  const text = useText();
  const reload = () => library.refresh();
  if (found.state === 'error') return <ErrorState error={found.error} isCompact onRetry={reload} />;
  if (isReading(found)) return <LoadingState label={readingLabel(found)} isCompact />;
  const why = found.keys.length > 0 ? texts.noSealOnDevice : (found.faults[0] ?? texts.noDevice);
  return (
    <EmptyState
      icon="stamp"
      title={texts.noSeals}
      description={why}
      isCompact
      actions={
        <Button size="small" onClick={reload}>
          {text(texts.refresh)}
        </Button>
      }
    />
  );
}

function readingLabel({ pending: [first] }: Library): Localized {
  return first ? filled(texts.readingDevice, { device: first }) : texts.readingSeals;
}

/** When a document is opened, seals that have come are there. */
function useAnotherLook(library: SealLibrary): void {
  useEffect(() => library.lookAgain(), [library]);
}

/** Who has one seal only need not choose it. */
function useOnlySeal({ draft }: DraftSession, isWanted: boolean): void {
  const { seals } = useStore(draft.means);
  const usable = seals.filter(({ hindrance }) => !hindrance);
  const only = usable.length === 1 ? usable[0]?.id : undefined;
  useEffect(() => {
    if (isWanted && only !== undefined) draft.chooseSeal(only);
  }, [isWanted, only, draft]);
}
