import { Section, useStore, useText } from '@sealwright/ui';
import { AbsenceNotes } from './absence-notes.tsx';
import type { DraftSession } from './draft-session.ts';
import { FormatSelect } from './format-select.tsx';
import { KeySelect } from './key-select.tsx';
import { PlacementList } from './placement-list.tsx';
import styles from './placement-panel.module.css';
import { PreflightNote } from './preflight-note.tsx';
import type { SealLibrary } from './seal-library.ts';
import { countPlaces } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { texts } from './texts.ts';

export interface PlacementPanelProps {
  readonly session: DraftSession;
  readonly library: SealLibrary;
  readonly modes: SigningModes;
}

/** 待签署位置: what is placed, with which certificate it will be signed and what that does to the document. */
export function PlacementPanel({ session, library, modes }: PlacementPanelProps) {
  const text = useText();
  const { stamps, busy } = useStore(session.draft.state);
  return (
    <Section title={texts.placements} count={countPlaces(stamps)}>
      {stamps.length === 0 ? (
        <p className={styles.none}>{text(texts.noPlacements)}</p>
      ) : (
        <>
          <PlacementList session={session} modes={modes} />
          <AbsenceNotes session={session} />
          <KeySelect session={session} library={library} isDisabled={busy} />
          <FormatSelect session={session} isDisabled={busy} />
          <PreflightNote preflight={session.preflight} />
        </>
      )}
    </Section>
  );
}
