import { classes, type OverlayProps, useStore, useText } from '@sealwright/ui';
import { readSeamOptions } from '../common-options.ts';
import { isUpright } from '../common-slices.ts';
import { type AreaProps, ChosenArea } from './chosen-area.tsx';
import { boxInPixels, type EdgeArea, edgeAreas } from './edge-areas.ts';
import styles from './seam-overlay.module.css';
import type { SeamSession, SeamState } from './seam-session.ts';
import { AREA_TITLES, texts } from './texts.ts';

/** In pixels: what a pointer hits easily. */
const LEAST_WIDTH = 16;

export interface SeamOverlayProps extends OverlayProps {
  readonly session: SeamSession;
}

/** The areas of one page in which a seam seal may stand. */
export function SeamOverlay({ session, page, scale }: SeamOverlayProps) {
  const state = useStore(session.state);
  const areas = areasOf(state, page, LEAST_WIDTH / scale);
  const chosen = areas.find(({ isChosen }) => isChosen);
  return (
    <>
      {areas.map((area) =>
        area.isChosen ? (
          <ChosenArea key={area.edge} {...{ session, page, scale, area, state }} />
        ) : (
          <OtherArea key={area.edge} session={session} area={area} scale={scale} />
        ),
      )}
      {chosen && state.aim?.page === page.index && state.aim.at === 'centre' && (
        <div
          className={classes(styles.guide, isUpright(chosen.edge) ? styles.across : styles.down)}
          style={
            isUpright(chosen.edge) ? { top: (page.size.height / 2) * scale } : { left: (page.size.width / 2) * scale }
          }
        />
      )}
    </>
  );
}

function areasOf({ outlook, options }: SeamState, page: OverlayProps['page'], least: number): readonly EdgeArea[] {
  try {
    return edgeAreas(page, outlook, readSeamOptions(options), least);
  } catch {
    // Options that cannot be read are told in the panel.
    return [];
  }
}

/** A click chooses its edge; with the keyboard that is done in the panel. */
function OtherArea({ session, area, scale }: AreaProps) {
  const text = useText();
  const name = text(texts.chooseEdge, { edge: text(AREA_TITLES[area.edge]) });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.area}
      style={boxInPixels(area, scale)}
      aria-label={name}
      title={name}
      onClick={() => session.chooseEdge(area.edge)}
    />
  );
}
