import { useState, useSyncExternalStore } from 'react';
import { pointerPress } from './pointer-press.ts';

const press = pointerPress();

/**
 * The value, or while a pointer is pressed the one from before: what comes in the middle of a click must not move what is
 * clicked away from under it. It must be the same one, as props are, when the component draws itself once more.
 */
export function useHeldWhilePressed<T>(value: T): T {
  const [held, setHeld] = useState(value);
  const isPressed = useSyncExternalStore(press.subscribe, press.isPressed);
  if (isPressed || held === value) return held;
  setHeld(value);
  return value;
}
