/** A window that shows PIN frames, and the pages in them. */
import { once } from 'node:events';
import { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import { connect, splitChannel, webSocketChannel } from '@sealwright/core/rpc';
import { PIN_MESSAGE_LIMIT, PIN_PAGE_PARTS, type PinPageOutcome, pinPageRpc } from '@sealwright/shell/protocol';
import { WebSocket } from 'ws';
import type { PinFrameEvent } from './pin-frames.ts';
import type { TestWindow } from './test-server.fixture.ts';

/** A window that shows PIN frames; `next` resolves with the next thing that it is told about them. */
export function withFrames(window: TestWindow) {
  const events: PinFrameEvent[] = [];
  let wake = () => {};
  const listening = window.shell.pinFrames({
    onProgress: (event) => {
      events.push(event);
      wake();
    },
  });
  listening.catch(() => {});
  const next = async (): Promise<PinFrameEvent> => {
    while (events.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return events.shift() as PinFrameEvent;
  };
  const nextFrame = async () => {
    const event = await next();
    if (event.kind !== 'show') throw new Error('no frame is to be shown');
    return event;
  };
  return { ...window, next, nextFrame };
}

export type FrameWindow = ReturnType<typeof withFrames>;

export const socketAddress = (address: string) => {
  const url = new URL(address);
  return { origin: url.origin, path: `/socket${url.search}` };
};

/** The PIN page's end of a frame. */
export async function openPage(address: string) {
  const { origin, path } = socketAddress(address);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { origin } });
  await once(socket, 'open');
  const whole = webSocketChannel(socket, { maxBytes: PIN_MESSAGE_LIMIT });
  const parts = splitChannel(whole, PIN_PAGE_PARTS);
  const page = connect(parts.page, pinPageRpc);
  return {
    page,
    /** How the page ends: the server closes it before it answers. */
    end(outcome: PinPageOutcome) {
      page.report(outcome).catch(() => {});
      page.close().catch(() => {});
    },
    pin: connect(parts.pin, pinDriverRpc),
    pinClosed: parts.pin.closed,
    closed: whole.closed,
    close: () => whole.dispose(),
  };
}

export async function showFrame(window: FrameWindow) {
  const { id, address, size } = await window.nextFrame();
  return { id, address, size, frame: await openPage(address) };
}
