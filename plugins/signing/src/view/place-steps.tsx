import { IconButton, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import type { LookedStamp } from './shown-stamps.ts';
import { texts } from './texts.ts';

export interface PlaceStepsProps {
  readonly session: DraftSession;
  readonly stamp: LookedStamp;
  /** Index of the place that was picked last. */
  readonly place: number;
}

/** Goes from place to place of a stamp that has several. */
export function PlaceSteps({ session, stamp, place }: PlaceStepsProps) {
  const text = useText();
  const { places } = stamp;
  const look = places[place];
  return (
    <div className={styles.parts}>
      <IconButton
        icon="chevron-left"
        iconSize={14}
        label={text(texts.previousPlace)}
        disabled={place === 0}
        onClick={() => session.show(stamp, place - 1)}
      />
      <span role="status">
        {text(texts.place, { number: place + 1, total: places.length, page: look ? look.page + 1 : '–' })}
      </span>
      <IconButton
        icon="chevron-right"
        iconSize={14}
        label={text(texts.nextPlace)}
        disabled={place >= places.length - 1}
        onClick={() => session.show(stamp, place + 1)}
      />
    </div>
  );
}
