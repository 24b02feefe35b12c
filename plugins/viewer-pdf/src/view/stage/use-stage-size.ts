import { type RefObject, useLayoutEffect } from 'react';
import type { Viewport } from '../session/viewport.ts';

/** Tells the viewport how large its window is, and how fine the screen. */
export function useStageSize(element: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useLayoutEffect(() => {
    const scroller = element.current!;
    const measure = () => {
      const { clientWidth, clientHeight } = scroller;
      viewport.setWindow({ width: clientWidth, height: clientHeight }, window.devicePixelRatio);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    // The window may be moved to another screen, and the browser's own zoom changes the ratio as well.
    let resolution: MediaQueryList;
    const watch = () => {
      resolution = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      resolution.addEventListener('change', didChange, { once: true });
    };
    const didChange = () => {
      measure();
      watch();
    };
    watch();
    measure();
    return () => {
      observer.disconnect();
      resolution.removeEventListener('change', didChange);
    };
  }, [element, viewport]);
}
