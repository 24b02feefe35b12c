import { type RefObject, useEffect } from 'react';
import type { Viewport } from '../session/viewport.ts';

/** A notch of a mouse wheel counts as much as a strong move of two fingers. */
const MOST_PER_EVENT = 25;
const PER_PIXEL = 0.008;
const PIXELS_PER_LINE = 16;

/** The wheel with Ctrl, and two fingers on a touch pad, zoom around the pointer. */
export function useWheelZoom(element: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const scroller = element.current!;
    const zoom = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * PIXELS_PER_LINE : event.deltaY;
      const move = Math.max(-MOST_PER_EVENT, Math.min(MOST_PER_EVENT, pixels));
      const factor = viewport.store.getState().factor * Math.exp(-move * PER_PIXEL);
      viewport.zoomTo(factor, viewport.pointIn(event.clientX, event.clientY));
    };
    scroller.addEventListener('wheel', zoom, { passive: false });
    return () => scroller.removeEventListener('wheel', zoom);
  }, [element, viewport]);
}
