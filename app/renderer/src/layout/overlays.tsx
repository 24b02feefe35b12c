import { useEffect, useState } from 'react';
import { PlacedViews } from './placed-views.tsx';

/** Views of place 'overlay'. */
export function Overlays() {
  return useAtRest() ? <PlacedViews place="overlay" /> : null;
}

/** In milliseconds: a window that is never idle gets them all the same. */
const LONGEST_WAIT = 5_000;

/** Whether the window has done what it does when it opens. */
function useAtRest(): boolean {
  const [isAtRest, setAtRest] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setAtRest(true), { timeout: LONGEST_WAIT });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isAtRest;
}
