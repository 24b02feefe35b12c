import { Entry, IconButton, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import type { LookedStamp } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { texts } from './texts.ts';

export interface PlacementRowProps {
  readonly session: DraftSession;
  readonly modes: SigningModes;
  readonly stamp: LookedStamp;
  readonly isSelected: boolean;
  readonly isDisabled: boolean;
}

/** One stamp: its mode and page, the mode's fields while it is selected, and why it cannot be signed as it is. */
export function PlacementRow({ session, modes, stamp, isSelected, isDisabled }: PlacementRowProps) {
  const text = useText();
  const { draft } = session;
  const title = text(modes.title(stamp.mode));
  const pages = [...new Set(stamp.places.map(({ page }) => page + 1))];
  const detail =
    pages.length > 1 ? text(texts.onPages, { pages: pages.length }) : text(texts.onPage, { page: pages[0] ?? '–' });
  const Editor = modes.view(stamp.mode)?.Editor;
  return (
    <li className={styles.row}>
      <Entry
        title={title}
        detail={stamp.seal ? `${detail} · ${stamp.seal.name}` : detail}
        isSelected={isSelected}
        onSelect={() => session.show(stamp)}
        actions={
          <IconButton
            icon="x"
            iconSize={14}
            label={text(texts.takeAway, { what: `${title} ${detail}` })}
            disabled={isDisabled}
            onClick={() => draft.remove(stamp.id)}
          />
        }
      />
      {stamp.problem && (
        <p className={styles.problem} role="alert">
          {text(stamp.problem.sentence)}
        </p>
      )}
      {isSelected && Editor && (
        <fieldset className={styles.editor} disabled={isDisabled} aria-label={`${title} ${detail}`}>
          <Editor stamp={stamp} draft={draft} />
        </fieldset>
      )}
    </li>
  );
}
