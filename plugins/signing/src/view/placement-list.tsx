import { Button, Callout, IconButton, useStore, useText } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import { PlacementRow } from './placement-row.tsx';
import type { LookedStamp } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { texts } from './texts.ts';

/** How many stamps are listed at a time. */
const LENGTH = 10;

export interface PlacementListProps {
  readonly session: DraftSession;
  readonly modes: SigningModes;
}

/** What is placed, part by part where it is much; the part with the selected stamp comes to the front by itself. */
export function PlacementList({ session, modes }: PlacementListProps) {
  const { stamps, selected, selectedPlace, busy } = useStore(session.draft.state);
  const [part, setPart] = usePart(stamps, selected);
  const shown = stamps.slice(part * LENGTH, (part + 1) * LENGTH);
  return (
    <>
      <ul className={styles.rows}>
        {shown.map((stamp) => (
          <PlacementRow
            key={stamp.id}
            session={session}
            modes={modes}
            stamp={stamp}
            selectedPlace={stamp.id === selected ? selectedPlace : undefined}
            isDisabled={busy}
          />
        ))}
      </ul>
      {stamps.length > LENGTH && (
        <Parts part={part} count={Math.ceil(stamps.length / LENGTH)} total={stamps.length} onChoose={setPart} />
      )}
      <HiddenProblem session={session} stamps={stamps} shown={shown} />
    </>
  );
}

function usePart(stamps: readonly LookedStamp[], selected: string | undefined): [number, (part: number) => void] {
  const [part, setPart] = useState(0);
  const index = stamps.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (index >= 0) setPart(Math.floor(index / LENGTH));
  }, [index]);
  return [Math.min(part, Math.max(Math.ceil(stamps.length / LENGTH) - 1, 0)), setPart];
}

interface PartsProps {
  readonly part: number;
  readonly count: number;
  /** Of stamps. */
  readonly total: number;
  readonly onChoose: (part: number) => void;
}

function Parts({ part, count, total, onChoose }: PartsProps) {
  const text = useText();
  const [from, to] = [part * LENGTH + 1, Math.min((part + 1) * LENGTH, total)];
  return (
    <div className={styles.parts}>
      <IconButton
        icon="chevron-left"
        iconSize={14}
        label={text(texts.previousPart)}
        disabled={part === 0}
        onClick={() => onChoose(part - 1)}
      />
      <span role="status">{text(texts.part, { from, to, total })}</span>
      <IconButton
        icon="chevron-right"
        iconSize={14}
        label={text(texts.nextPart)}
        disabled={part === count - 1}
        onClick={() => onChoose(part + 1)}
      />
    </div>
  );
}

interface HiddenProblemProps {
  readonly session: DraftSession;
  readonly stamps: readonly LookedStamp[];
  readonly shown: readonly LookedStamp[];
}

/** One stamp that cannot be signed keeps all others from it: it must not hide in another part of the list. */
function HiddenProblem({ session, stamps, shown }: HiddenProblemProps) {
  const text = useText();
  const faulty = stamps.find(({ problem }) => problem);
  if (!faulty || shown.includes(faulty)) return null;
  return (
    <Callout
      tone="danger"
      action={
        <Button size="small" onClick={() => session.show(faulty)}>
          {text(texts.showProblem)}
        </Button>
      }
    >
      {text(texts.hiddenProblem)}
    </Callout>
  );
}
