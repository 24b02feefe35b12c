import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { CloseHandshake } from './close-handshake.ts';

/** What the handshake knows of a window; `close` closes it unless a listener prevents that. */
class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { isCrashed: () => this.isCrashed });
  isCrashed = false;
  isClosed = false;

  close(): void {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    this.emit('close', { preventDefault });
    this.isClosed = !isPrevented;
  }
}

const ask = vi.fn();
const onRefused = vi.fn();
let window: FakeWindow;
let handshake: CloseHandshake;
beforeEach(() => {
  vi.clearAllMocks();
  window = new FakeWindow();
  handshake = new CloseHandshake(window as unknown as BrowserWindow, { ask, onRefused });
});

it('asks once, and closes when the page agrees', () => {
  window.close();
  window.close();
  expect(ask).toHaveBeenCalledOnce();
  expect(window.isClosed).toBe(false);
  handshake.answer(true);
  expect(window.isClosed).toBe(true);
  expect(onRefused).not.toHaveBeenCalled();
});

it('tells that the page refused, and asks again the next time', () => {
  window.close();
  handshake.answer(false);
  expect(window.isClosed).toBe(false);
  expect(onRefused).toHaveBeenCalledOnce();
  window.close();
  expect(ask).toHaveBeenCalledTimes(2);
});

it('takes no answer to what it has not asked', () => {
  handshake.answer(true);
  expect(window.isClosed).toBe(false);
});

it('asks a page that was loaded anew, and none that is gone', () => {
  window.close();
  window.webContents.emit('did-navigate');
  window.close();
  expect(ask).toHaveBeenCalledTimes(2);
  window.isCrashed = true;
  window.close();
  expect(window.isClosed).toBe(true);
});
