import { useStore } from '@sealwright/ui';
import { type RefObject, useEffect } from 'react';
import type { OpenPdf } from '../session/open-pdf.ts';

const LEFT = 0;

/**
 * While somebody has captured the pointers they get those on the pages, in place of text selection and links. Elements
 * of overlays that take pointers keep theirs: a stamp that was placed can be dragged while the next one is placed.
 * Returns whether the pointers are captured.
 */
export function usePointerCapture(element: RefObject<HTMLElement | null>, { surface }: OpenPdf): boolean {
  const { active } = useStore(surface.captures.store);
  useEffect(() => {
    const scroller = element.current!;
    if (!active) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    let pressed: number | undefined;
    const locate = ({ clientX, clientY }: PointerEvent) => surface.locate(clientX, clientY);
    const isTaken = (event: Event) =>
      event.target instanceof Element && event.target.closest('[data-overlay]') !== null;

    const down = (event: PointerEvent) => {
      const point = locate(event);
      if (event.button !== LEFT || !point || isTaken(event)) return;
      event.preventDefault();
      pressed = event.pointerId;
      scroller.setPointerCapture(event.pointerId);
      scroller.focus({ preventScroll: true });
      active.down?.(point, event);
    };
    const move = (event: PointerEvent) => active.move?.(locate(event), event);
    const up = (event: PointerEvent) => {
      if (event.pointerId !== pressed) return;
      pressed = undefined;
      active.up?.(locate(event), event);
    };
    const leave = (event: PointerEvent) => active.move?.(undefined, event);
    const cancel = (event: PointerEvent) => {
      if (event.pointerId !== pressed) return;
      pressed = undefined;
      active.cancel?.();
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target) || !scroller.isConnected) return;
      if (scroller.clientWidth === 0) return;
      event.preventDefault();
      surface.captures.cancel();
    };
    scroller.addEventListener('pointerdown', down, options);
    scroller.addEventListener('pointermove', move, options);
    scroller.addEventListener('pointerup', up, options);
    scroller.addEventListener('pointercancel', cancel, options);
    scroller.addEventListener('pointerleave', leave, options);
    window.addEventListener('keydown', giveUp, options);
    scroller.style.cursor = active.cursor ?? 'default';
    return () => {
      ending.abort();
      scroller.style.cursor = '';
    };
  }, [element, surface, active]);
  return active !== undefined;
}

/** Escape in a field or a dialog means that field or dialog. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null;
}
