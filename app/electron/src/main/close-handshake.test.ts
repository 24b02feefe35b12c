import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { CloseHandshake } from './close-handshake.ts';

/** What the handshake knows of a window; `close` closes it unless a listener prevents that. */
class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { isCrashed: () => this.isCrashed });
  isCrashed = false;
  isClosed = false;

  isDestroyed(): boolean {
    return this.isClosed;
  }

  close(): void {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    this.emit('close', { preventDefault });
    if (isPrevented) return;
    this.isClosed = true;
    this.emit('closed');
  }
}

const send = vi.fn();
const onRequest = vi.fn();
let window: FakeWindow;
let handshake: CloseHandshake;
beforeEach(() => {
  vi.clearAllMocks();
  window = new FakeWindow();
  handshake = new CloseHandshake(window as unknown as BrowserWindow, { send, onRequest });
});

it('stays open when its user closes it, until it is told to close', () => {
  window.close();
  expect(onRequest).toHaveBeenCalledOnce();
  expect(window.isClosed).toBe(false);
  handshake.close();
  expect(window.isClosed).toBe(true);
  handshake.close();
});

it('asks its page, which answers', async () => {
  const refused = handshake.mayClose(true);
  handshake.answer(false);
  expect(await refused).toBe(false);
  const agreed = handshake.mayClose(false);
  handshake.answer(true);
  expect(await agreed).toBe(true);
  expect(send.mock.calls).toEqual([[true], [false]]);
  expect(window.isClosed).toBe(false);
});

it('asks one question at a time, and once more where the answer was to less', async () => {
  const [weak, same, strong] = [handshake.mayClose(false), handshake.mayClose(false), handshake.mayClose(true)];
  handshake.answer(true);
  expect(await Promise.all([weak, same])).toEqual([true, true]);
  expect(send.mock.calls).toEqual([[false], [true]]);
  handshake.answer(false);
  expect(await strong).toBe(false);
});

it('what was refused is refused to all who asked', async () => {
  const both = [handshake.mayClose(false), handshake.mayClose(true)];
  handshake.answer(false);
  expect(await Promise.all(both)).toEqual([false, false]);
  expect(send).toHaveBeenCalledOnce();
});

it('takes no answer to what it has not asked', async () => {
  handshake.answer(true);
  const asked = handshake.mayClose(true);
  expect(send).toHaveBeenCalledOnce();
  handshake.answer(false);
  expect(await asked).toBe(false);
});

it('a page that is loaded anew has refused, one whose window is gone has agreed', async () => {
  const lost = handshake.mayClose(true);
  window.webContents.emit('did-navigate');
  expect(await lost).toBe(false);
  const gone = handshake.mayClose(true);
  window.emit('closed');
  expect(await gone).toBe(true);
});

it('a page that has crashed is not asked', async () => {
  window.isCrashed = true;
  expect(await handshake.mayClose(true)).toBe(true);
  window.close();
  expect(window.isClosed).toBe(true);
  expect(send).not.toHaveBeenCalled();
});
