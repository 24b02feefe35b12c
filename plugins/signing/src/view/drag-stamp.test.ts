import { pageGeometry, type RpcClient } from '@sealwright/core/api';
import type { DocumentSurface } from '@sealwright/ui';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { signingRpc } from '../common-signing-rpc.ts';
import { movable, placeAll, settled } from './draft-fakes.fixture.ts';
import { DraftSession } from './draft-session.ts';
import { dragStamp } from './drag-stamp.ts';
import { PictureCache } from './picture-cache.ts';
import { SealLibrary } from './seal-library.ts';
import { SigningModes } from './signing-modes.ts';

/** Two A4 pages side by side at one pixel per millimetre; the second begins at 300. */
const surface = {
  locate: (x: number, y: number) => (x < 210 ? { page: 0, x, y } : x >= 300 ? { page: 1, x: x - 300, y } : undefined),
  state: { getState: () => ({ currentPage: 0 }) },
} as unknown as DocumentSurface;

let session: DraftSession;
let modes: SigningModes;
let screen: EventTarget;
let frames: (() => void)[];
const asked = vi.fn();

beforeEach(async () => {
  screen = new EventTarget();
  frames = [];
  vi.stubGlobal('window', screen);
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {});
  modes = new SigningModes();
  modes.describe('normal', movable);
  const place = async (_document: string, stamps: Parameters<typeof placeAll>[0]) => {
    for (const { options } of stamps) asked(options);
    return placeAll(stamps);
  };
  const client = { place } as unknown as RpcClient<typeof signingRpc>;
  session = new DraftSession('doc', client, new SealLibrary(client, new PictureCache(client), modes), modes);
  session.surface = surface;
  for (const index of [0, 1]) {
    session.draft.alignment.seePage(pageGeometry(index, { x1: 0, y1: 0, x2: 595.28, y2: 841.89 }, 0, 1), 1);
  }
  await session.draft.add({ mode: 'normal', options: { page: 0, x: 50, y: 60 } });
  asked.mockClear();
});

afterEach(() => vi.unstubAllGlobals());

const stamp = () => session.draft.state.getState().stamps[0]!;

function send(type: string, clientX: number, clientY: number, rest: object = {}): void {
  screen.dispatchEvent(Object.assign(new Event(type), { pointerId: 1, clientX, clientY, altKey: false, ...rest }));
}

function press(clientX: number, clientY: number): void {
  dragStamp(session, stamp(), 0, { pointerId: 1, clientX, clientY } as PointerEvent);
}

function moveTo(clientX: number, clientY: number, rest: object = {}): void {
  send('pointermove', clientX, clientY, rest);
  for (const frame of frames.splice(0)) frame();
}

test('the place follows the pointer where it was gripped, and is planned once, when it is dropped', () => {
  press(55, 62);
  moveTo(60, 70);
  moveTo(75, 82);
  expect(session.dragged.getState()).toMatchObject({ page: 0, x: 70, y: 80 });
  expect(asked).not.toHaveBeenCalled();
  send('pointerup', 75, 82);
  expect(session.dragged.getState()).toBeUndefined();
  expect(stamp().places[0]?.box).toMatchObject({ x: 50, y: 60 });
  expect(asked.mock.calls).toEqual([[{ page: 0, x: 70, y: 80 }]]);
});

test('moves of one frame are drawn once', () => {
  press(50, 60);
  send('pointermove', 60, 70);
  send('pointermove', 70, 80);
  expect(frames).toHaveLength(1);
});

test('it goes to another page, and keeps its place over what is no page', () => {
  press(50, 60);
  moveTo(330, 60);
  expect(session.dragged.getState()).toMatchObject({ page: 1, x: 30, y: 60 });
  moveTo(250, 60);
  send('pointerup', 250, 60);
  expect(stamp().options).toEqual({ page: 1, x: 30, y: 60 });
});

test('its centre stays on the page', () => {
  press(35, 45);
  moveTo(1, 2, { altKey: true });
  expect(session.dragged.getState()).toMatchObject({ x: 16, y: 17 });
  moveTo(205, 290, { altKey: true });
  // The mode of these tests lets nothing go beyond 200 mm: it stays where it was.
  expect(session.dragged.getState()).toMatchObject({ x: 16, y: 17 });
});

test('near the middle of the page it is drawn to it, with Alt it is not', () => {
  press(50, 60);
  moveTo(103, 90);
  expect(session.dragged.getState()?.x).toBeCloseTo(105, 1);
  expect(session.draft.alignment.guides.getState()?.x).toBeCloseTo(105, 1);
  moveTo(103, 90, { altKey: true });
  expect(session.dragged.getState()).toMatchObject({ x: 103, y: 90 });
  expect(session.draft.alignment.guides.getState()).toBeUndefined();
});

test('a click moves nothing', () => {
  press(50, 60);
  send('pointermove', 51, 61);
  send('pointerup', 51, 61);
  expect(stamp().options).toEqual({ page: 0, x: 50, y: 60 });
  expect(asked).not.toHaveBeenCalled();
});

test('Escape puts it back', () => {
  press(50, 60);
  moveTo(80, 90);
  screen.dispatchEvent(Object.assign(new Event('keydown'), { key: 'Escape' }));
  moveTo(90, 100);
  send('pointerup', 90, 100);
  expect(session.dragged.getState()).toBeUndefined();
  expect(stamp().options).toEqual({ page: 0, x: 50, y: 60 });
});

test('each drag is one step of undo', async () => {
  for (const end of [70, 90]) {
    press(50, 60);
    moveTo(55, 60, { altKey: true });
    moveTo(end, 60, { altKey: true });
    send('pointerup', end, 60, { altKey: true });
    await Promise.resolve();
  }
  session.draft.undo();
  expect(stamp().options).toMatchObject({ x: 70 });
  session.draft.undo();
  expect(stamp().options).toMatchObject({ x: 50 });
});

describe('a stamp of many places', () => {
  const picked = () => session.draft.state.getState().stamps[1]!;
  const centres = () => picked().places.map(({ page, box }) => [page, box.x + 20, box.y + 20]);

  beforeEach(async () => {
    const follow = { moved: ({ options }, _place, { x, y }) => ({ ...options, x, y }) } satisfies typeof movable;
    modes.describe('many', follow);
    await session.draft.add({ mode: 'many', options: { page: 0, pages: 1_000, x: 50, y: 160 } });
    asked.mockClear();
    dragStamp(session, picked(), 0, { pointerId: 1, clientX: 50, clientY: 160 } as PointerEvent);
  });

  test('comes along with the place that is dragged', async () => {
    moveTo(70, 180, { altKey: true });
    await settled();
    const dragged = session.dragged.getState();
    expect(dragged).toMatchObject({ page: 0, x: 70, y: 180 });
    expect(dragged?.places?.[999]).toMatchObject({ page: 999, box: { x: 50, y: 160 } });
    expect(picked().options).toMatchObject({ x: 50, y: 160 });
    moveTo(71, 181, { altKey: true });
    expect(session.dragged.getState()).toMatchObject({ x: 71, y: 181, places: dragged?.places });
  });

  test('does not jump back when it is dropped, and one drag is one step of undo', async () => {
    moveTo(70, 180, { altKey: true });
    await settled();
    send('pointerup', 72, 182, { altKey: true });
    expect(centres().slice(0, 2)).toEqual([
      [0, 70, 180],
      [1, 70, 180],
    ]);
    await settled();
    expect(session.dragged.getState()).toBeUndefined();
    session.draft.undo();
    expect(picked().options).toMatchObject({ x: 50, y: 160 });
    expect(centres()[999]).toEqual([999, 50, 160]);
  });

  test('goes back as a whole with Escape, whatever answer is on its way', async () => {
    moveTo(70, 180, { altKey: true });
    screen.dispatchEvent(Object.assign(new Event('keydown'), { key: 'Escape' }));
    await settled();
    expect(session.dragged.getState()).toBeUndefined();
    expect(centres()[1]).toEqual([1, 50, 160]);
  });
});
