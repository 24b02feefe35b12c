import { useStore } from '@sealwright/ui';
import { type RefObject, useEffect } from 'react';
import type { OpenPdf } from '../session/open-pdf.ts';

const LEFT = 0;
const MIDDLE = 1;

/** Dragging with the hand, or with the middle button at any time, moves the pages. Returns whether the hand is on. */
export function useHand(element: RefObject<HTMLElement | null>, { hand }: OpenPdf): boolean {
  const { isOn } = useStore(hand);
  useEffect(() => {
    const scroller = element.current!;
    const ending = new AbortController();
    const { signal } = ending;
    const down = (event: PointerEvent) => {
      const isMeant = event.button === MIDDLE || (isOn && event.button === LEFT);
      // A finger scrolls by itself.
      if (!isMeant || event.pointerType === 'touch') return;
      event.preventDefault();
      const start = { x: event.clientX + scroller.scrollLeft, y: event.clientY + scroller.scrollTop };
      scroller.setPointerCapture(event.pointerId);
      scroller.dataset.dragging = '';
      const move = ({ clientX, clientY }: PointerEvent) =>
        scroller.scrollTo({ left: start.x - clientX, top: start.y - clientY, behavior: 'instant' });
      const end = () => {
        delete scroller.dataset.dragging;
        scroller.removeEventListener('pointermove', move);
      };
      scroller.addEventListener('pointermove', move, { signal });
      scroller.addEventListener('lostpointercapture', end, { once: true, signal });
    };
    // Before text selection and links see it.
    scroller.addEventListener('pointerdown', down, { capture: true, signal });
    const keepText = (event: Event) => {
      if (isOn) event.preventDefault();
    };
    scroller.addEventListener('mousedown', keepText, { capture: true, signal });
    return () => {
      delete scroller.dataset.dragging;
      ending.abort();
    };
  }, [element, isOn]);
  return isOn;
}
