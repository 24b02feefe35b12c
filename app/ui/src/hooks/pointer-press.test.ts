import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pointerPress } from './pointer-press.ts';

const later = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  await setImmediate();
};

test.each(['pointerup', 'pointercancel', 'blur'])(
  'a press lasts until the click after its %s was heard',
  async (end) => {
    const window = new EventTarget();
    const press = pointerPress(() => window);
    const told: boolean[] = [];
    const stop = press.subscribe(() => told.push(press.isPressed()));
    window.dispatchEvent(new Event('pointerdown'));
    window.dispatchEvent(new Event(end));
    const atClick = press.isPressed();
    await later();
    expect([atClick, told]).toEqual([true, [true, false]]);
    stop();
    window.dispatchEvent(new Event('pointerdown'));
    expect(press.isPressed()).toBe(false);
  },
);
