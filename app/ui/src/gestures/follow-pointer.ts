/** Pixels before a press becomes a drag, so that a click moves nothing. */
const SLACK = 3;

export interface PointerFollower {
  /** Also of each movement back, once the pointer was farther away than a click strays. */
  move(event: PointerEvent): void;
  /** Once. `isDropped`: the pointer was released; otherwise Escape or the system broke the drag off. */
  end(isDropped: boolean): void;
}

/** Follows the pointer that went `down` until the drag ends, wherever in the window it goes. */
export function followPointer(down: PointerEvent, { move, end }: PointerFollower): void {
  let isFar = false;
  const listening = new AbortController();
  const { signal } = listening;
  const stop = (isDropped: boolean) => {
    listening.abort();
    end(isDropped);
  };
  const on = (type: 'pointermove' | 'pointerup' | 'pointercancel', listener: (event: PointerEvent) => void) => {
    const own = (event: PointerEvent) => event.pointerId === down.pointerId && listener(event);
    window.addEventListener(type, own, { signal });
  };
  on('pointermove', (event) => {
    isFar ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >= SLACK;
    if (isFar) move(event);
  });
  on('pointerup', () => stop(true));
  on('pointercancel', () => stop(false));
  const breakOff = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    stop(false);
  };
  window.addEventListener('keydown', breakOff, { signal, capture: true });
}
