import type { Size } from '@sealwright/core/api';
import { classes, GhostLabel, type OverlayProps, useStore, useText, useWorkbench } from '@sealwright/ui';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { readSeamOptions } from '../common-options.ts';
import { isUpright } from '../common-slices.ts';
import { type EdgeArea, edgeAreas } from './edge-areas.ts';
import { along, atDistance, distanceOf, edgeLength } from './place-on-edge.ts';
import styles from './seam-overlay.module.css';
import type { SeamSession, SeamState } from './seam-session.ts';
import { AREA_TITLES, texts } from './texts.ts';

/** In pixels: what a pointer hits easily, and from how far the middle draws. */
const LEAST_WIDTH = 16;
const REACH = 6;
/** In pixels: what the label beside the seal takes. */
const LABEL = { half: 84, height: 28 };
/** Millimetres of one arrow key, and of one with Shift. */
const STEP = 1;
const SMALL_STEP = 0.1;

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

interface AreaProps {
  readonly session: SeamSession;
  readonly area: EdgeArea;
  readonly scale: number;
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
      style={inPixels(area, scale)}
      aria-label={name}
      title={name}
      onClick={() => session.chooseEdge(area.edge)}
    />
  );
}

interface ChosenAreaProps extends AreaProps {
  readonly page: OverlayProps['page'];
  readonly state: SeamState;
}

/** The seal follows the pointer or the arrow keys along the edge; a click or Enter places it. */
function ChosenArea({ session, page, scale, area, state }: ChosenAreaProps) {
  const text = useText();
  const { showError } = useWorkbench();
  const [isFocused, setFocused] = useState(false);
  const { options, aim, seal, outlook } = state;
  const { edge } = area;
  const place = { edge, page: page.size, extent: outlook.extent };
  const at = aim?.at ?? options.at;
  const distance = distanceOf(at, edge, page.size);
  const valueText = text(distanceText(edge, at), { distance: distance.toFixed(1) });

  const follow = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const point = session.surface.locate(clientX, clientY);
    if (point?.page === page.index)
      session.aim({ page: page.index, at: atDistance(along(edge, point), place, REACH / scale) });
  };
  const enter = () => void session.place().catch(showError);
  const press = (event: KeyboardEvent) => {
    const step = directionOf(event.key, edge) * (event.shiftKey ? SMALL_STEP : STEP);
    if (event.key === 'Enter') enter();
    else if (step !== 0) session.change({ ...options, at: atDistance(distance + step, place, 0) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        className={classes(styles.area, styles.chosen, seal && styles.ready)}
        style={inPixels(area, scale)}
        aria-label={text(texts.areaName, { page: page.index + 1, edge: text(AREA_TITLES[edge]) })}
        aria-orientation={isUpright(edge) ? 'vertical' : 'horizontal'}
        aria-valuemin={0}
        aria-valuemax={Math.round(edgeLength(edge, page.size))}
        aria-valuenow={Math.round(distance)}
        aria-valuetext={valueText}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        onKeyDown={press}
        onPointerMove={(event: PointerEvent) => follow(event)}
        onPointerLeave={() => session.aim(undefined)}
        onClick={(event) => {
          follow(event);
          enter();
        }}
      />
      {(isFocused || aim?.page === page.index) && (
        <GhostLabel {...labelPoint(area, distance, outlook.extent, scale)} scale={scale}>
          {valueText}
        </GhostLabel>
      )}
    </>
  );
}

function inPixels({ box }: EdgeArea, scale: number) {
  return { left: box.x * scale, top: box.y * scale, width: box.width * scale, height: box.height * scale };
}

function directionOf(key: string, edge: EdgeArea['edge']): number {
  const [back, forth] = isUpright(edge) ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  if (key === back) return -1;
  return key === forth ? 1 : 0;
}

function distanceText(edge: EdgeArea['edge'], at: unknown) {
  const isCentred = (at ?? 'centre') === 'centre';
  if (isUpright(edge)) return isCentred ? texts.toTopCentred : texts.toTop;
  return isCentred ? texts.toLeftCentred : texts.toLeft;
}

/** Beside the seal, towards the middle of the page. */
function labelPoint({ edge, box }: EdgeArea, distance: number, extent: Size | undefined, scale: number) {
  const half = extent ? edgeLength(edge, extent) / 2 : 0;
  switch (edge) {
    case 'right':
      return { x: box.x - LABEL.half / scale, y: distance + half };
    case 'left':
      return { x: box.width + LABEL.half / scale, y: distance + half };
    case 'top':
      return { x: distance, y: box.height };
    case 'bottom':
      return { x: distance, y: box.y - LABEL.height / scale };
  }
}
