import { classes, Entry, IconButton, useStore, useText } from '@sealwright/ui';
import { memo } from 'react';
import type { DraftSession } from './draft-session.ts';
import { PlaceSteps } from './place-steps.tsx';
import { PlacementMenu } from './placement-menu.tsx';
import styles from './placement-panel.module.css';
import type { LookedStamp } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { texts } from './texts.ts';
import { useInSight } from './use-in-sight.ts';

export interface PlacementRowProps {
  readonly session: DraftSession;
  readonly modes: SigningModes;
  readonly stamp: LookedStamp;
  /** Index of the place that was picked last; `undefined`: the stamp is not selected. */
  readonly selectedPlace: number | undefined;
  readonly isDisabled: boolean;
}

/**
 * One stamp: its mode and pages, what can be done with it, the mode's fields while it is selected, and why it cannot be
 * signed as it is.
 */
export const PlacementRow = memo(({ session, modes, stamp, selectedPlace, isDisabled }: PlacementRowProps) => {
  const text = useText();
  useStore(modes.state);
  const { draft } = session;
  const { Editor, summary } = modes.view(stamp.mode) ?? {};
  const isSelected = selectedPlace !== undefined;
  const row = useInSight<HTMLLIElement>(isSelected ? stamp.id : '');
  const title = text(modes.title(stamp.mode));
  const pages = useStampPages(stamp);
  const detail = summary ? text(summary(stamp)) : pages;
  const name = `${title} ${detail}`;
  return (
    <li ref={row} className={classes(styles.row, isSelected && styles.current)}>
      <Entry
        title={title}
        detail={stamp.seal ? `${detail} · ${stamp.seal.name}` : detail}
        isSelected={isSelected}
        onSelect={() => session.show(stamp)}
        actions={
          <>
            <PlacementMenu session={session} modes={modes} stamp={stamp} name={name} isDisabled={isDisabled} />
            <IconButton
              icon="x"
              iconSize={14}
              label={text(texts.takeAway, { what: name })}
              disabled={isDisabled}
              onClick={() => draft.remove(stamp.id)}
            />
          </>
        }
      />
      {stamp.problem && (
        <p className={styles.problem} role="alert">
          {text(stamp.problem.sentence)}
        </p>
      )}
      {isSelected && stamp.places.length > 1 && <PlaceSteps session={session} stamp={stamp} place={selectedPlace} />}
      {isSelected && Editor && (
        <fieldset className={styles.editor} disabled={isDisabled} aria-label={name}>
          <Editor stamp={stamp} draft={draft} />
        </fieldset>
      )}
    </li>
  );
});

function useStampPages({ places }: LookedStamp): string {
  const text = useText();
  const pages = new Set(places.map(({ page }) => page + 1));
  const [first] = pages;
  return pages.size > 1 ? text(texts.onPages, { pages: pages.size }) : text(texts.onPage, { page: first ?? '–' });
}
