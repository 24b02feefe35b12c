import { type RefObject, useEffect, useState } from 'react';

/** CSS pixels at the foot of what scrolls, over which bars may float. */
const FOOT = 64;
const HALF = 0.5;

/** Whether an element among the pages is scrolled to their foot or beyond it, where bars float. */
export function useIsCovered(element: RefObject<HTMLElement | null>): boolean {
  const [isCovered, setCovered] = useState(false);
  useEffect(() => {
    const seen = element.current;
    const root = seen && scrollerOf(seen);
    if (!root) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const { boundingClientRect: box, intersectionRatio, rootBounds } = entries.at(-1)!;
        setCovered(rootBounds !== null && intersectionRatio < HALF && box.bottom > rootBounds.bottom);
      },
      { root, rootMargin: `0px 0px -${FOOT}px 0px`, threshold: [0, HALF] },
    );
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element]);
  return isCovered;
}

function scrollerOf(element: Element): Element | undefined {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(outer).overflowY)) return outer;
  }
  return undefined;
}
