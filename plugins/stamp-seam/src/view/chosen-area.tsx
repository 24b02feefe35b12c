import type { Size } from '@sealwright/core/api';
import { classes, GhostLabel, type OverlayProps, useText } from '@sealwright/ui';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { isUpright } from '../common-slices.ts';
import { boxInPixels, type EdgeArea } from './edge-areas.ts';
import { along, atDistance, distanceOf, edgeLength } from './place-on-edge.ts';
import styles from './seam-overlay.module.css';
import type { SeamSession, SeamState } from './seam-session.ts';
import { AREA_TITLES, texts } from './texts.ts';

/** In pixels: from how far the middle draws. */
const REACH = 6;
/** In pixels: what the label beside the seal takes. */
const LABEL = { half: 84, height: 28 };
/** Millimetres of one arrow key, and of one with Shift. */
const STEP = 1;
const SMALL_STEP = 0.1;

export interface AreaProps {
  readonly session: SeamSession;
  readonly area: EdgeArea;
  /** CSS pixels per millimetre. */
  readonly scale: number;
}

export interface ChosenAreaProps extends AreaProps {
  readonly page: OverlayProps['page'];
  readonly state: SeamState;
}

/** The seal follows the pointer or the arrow keys along the edge; a click or Enter places it. */
export function ChosenArea({ session, page, scale, area, state }: ChosenAreaProps) {
  const text = useText();
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
  const press = (event: KeyboardEvent) => {
    const step = directionOf(event.key, edge) * (event.shiftKey ? SMALL_STEP : STEP);
    if (event.key === 'Enter') void session.place();
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
        style={boxInPixels(area, scale)}
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
          void session.place();
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
