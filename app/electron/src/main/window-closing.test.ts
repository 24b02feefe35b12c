import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ClosableWindow, WindowClosing } from './window-closing.ts';

/** A window whose page answers when the test says so. */
class FakeWindow implements ClosableWindow {
  readonly asked: boolean[] = [];
  readonly close = vi.fn();
  readonly show = vi.fn();
  answer: (mayClose: boolean) => void = () => {};

  mayClose(isLast: boolean): Promise<boolean> {
    this.asked.push(isLast);
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  }
}

let closing: WindowClosing;
let one: FakeWindow;
let other: FakeWindow;
beforeEach(() => {
  vi.useFakeTimers();
  closing = new WindowClosing();
  one = new FakeWindow();
  other = new FakeWindow();
  closing.use(one);
  closing.use(other);
});
afterEach(() => {
  vi.useRealTimers();
});

/** The page answers, and whoever waits for it goes on. */
async function answer(window: FakeWindow, mayClose: boolean): Promise<void> {
  window.answer(mayClose);
  await vi.advanceTimersByTimeAsync(0);
}

test('of two windows, the one that closes is asked for its own work, the last one for all', async () => {
  void closing.close(one);
  await answer(one, true);
  expect(one.close).toHaveBeenCalledOnce();
  expect(closing.isEmpty).toBe(false);
  void closing.close(other);
  await answer(other, true);
  expect(other.close).toHaveBeenCalledOnce();
  expect([one.asked, other.asked]).toEqual([[false], [true]]);
  expect(closing.isEmpty).toBe(true);
});

test('a window that refuses stays', async () => {
  void closing.close(one);
  await answer(one, false);
  expect(one.close).not.toHaveBeenCalled();
});

test('who has become the last one while asked is asked for the documents, too', async () => {
  void closing.close(one);
  void closing.close(other);
  await answer(other, true);
  await answer(one, true);
  expect(one.asked).toEqual([false, true]);
  expect(one.close).not.toHaveBeenCalled();
  await answer(one, true);
  expect(one.close).toHaveBeenCalledOnce();
});

test('the end of the program asks each, the one in front last, before any closes', async () => {
  closing.use(one);
  const ended = closing.closeAll();
  expect(closing.closeAll()).toBe(ended);
  expect([one.asked, other.asked]).toEqual([[], [false]]);
  await answer(other, true);
  expect([one.asked, other.asked]).toEqual([[true], [false]]);
  expect(other.close).not.toHaveBeenCalled();
  await answer(one, true);
  expect(await ended).toBe(true);
  expect(one.close).toHaveBeenCalledOnce();
  expect(other.close).toHaveBeenCalledOnce();
  expect(closing.isEmpty).toBe(true);
});

test.each(['first', 'second'])('the %s window can call off the end of the program', async (refusing) => {
  const ended = closing.closeAll();
  await answer(one, refusing === 'second');
  await answer(other, false);
  expect(await ended).toBe(false);
  expect(one.close).not.toHaveBeenCalled();
  expect(other.close).not.toHaveBeenCalled();
  // And all begins anew, with nobody on the way out.
  void closing.close(other);
  expect(other.asked.at(-1)).toBe(false);
});

test('a window that is used after it has agreed is asked again', async () => {
  const ended = closing.closeAll();
  await answer(one, true);
  closing.use(one);
  await answer(other, true);
  expect(one.asked).toEqual([false, true]);
  await answer(one, true);
  expect(await ended).toBe(true);
});

test('a window that asks its user comes to the front; one that agrees at once does not', async () => {
  void closing.closeAll();
  await answer(one, true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(one.show).not.toHaveBeenCalled();
  expect(other.show).toHaveBeenCalledOnce();
});
