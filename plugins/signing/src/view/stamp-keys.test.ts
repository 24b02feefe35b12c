import { pageGeometry, type RpcClient } from '@sealwright/core/api';
import type { DocumentSurface } from '@sealwright/ui';
import { beforeEach, describe, expect, test } from 'vitest';
import type { signingRpc } from '../common-signing-rpc.ts';
import { movable, placeAll } from './draft-fakes.fixture.ts';
import { DraftSession } from './draft-session.ts';
import { PictureCache } from './picture-cache.ts';
import { SealLibrary } from './seal-library.ts';
import { SigningModes } from './signing-modes.ts';
import { pressStampKey } from './stamp-keys.ts';

let session: DraftSession;
let clock = 0;
const at = { clientX: 100, clientY: 100 };

beforeEach(async () => {
  const modes = new SigningModes();
  modes.describe('normal', movable);
  const calls = { place: async (_document: string, stamps: Parameters<typeof placeAll>[0]) => placeAll(stamps) };
  const client = calls as unknown as RpcClient<typeof signingRpc>;
  session = new DraftSession('doc', client, new SealLibrary(client, new PictureCache(client), modes), modes);
  session.draft.alignment.seePage(pageGeometry(0, { x1: 0, y1: 0, x2: 595, y2: 842 }, 0, 1), 3);
  clock += 60_000;
  await session.draft.add({ mode: 'normal', options: { page: 0, x: 50, y: 60 } });
});

const stamps = () => session.draft.state.getState().stamps;
const press = (key: string, shiftKey = false, after = 100) => {
  clock += after;
  return pressStampKey(session, stamps()[0]!, 0, { key, shiftKey, timeStamp: clock, at });
};
const centre = () => stamps()[0]?.options;

describe('arrow keys', () => {
  test('move by a millimetre, with Shift by a tenth', () => {
    press('ArrowRight');
    press('ArrowDown');
    press('ArrowLeft', true);
    press('ArrowUp', true);
    expect(centre()).toEqual({ page: 0, x: 50.9, y: 60.9 });
  });

  test('in a row are one step of undo; after a pause a new one begins', () => {
    press('ArrowRight');
    press('ArrowRight');
    press('ArrowRight', false, 5_000);
    session.draft.undo();
    expect(centre()).toMatchObject({ x: 52 });
    session.draft.undo();
    expect(centre()).toMatchObject({ x: 50 });
  });

  test('go where they point on the screen when the view is turned', () => {
    const locate = (x: number, y: number) => ({ page: 0, x: y / 3, y: -x / 3 });
    session.surface = { locate } as DocumentSurface;
    press('ArrowRight');
    expect(centre()).toMatchObject({ x: 50, y: 59 });
    press('ArrowDown');
    expect(centre()).toMatchObject({ x: 51, y: 59 });
  });

  test('end where the centre would leave the page', () => {
    for (let times = 0; times < 70; times++) press('ArrowUp');
    expect(centre()).toEqual({ page: 0, x: 50, y: 0 });
  });
});

test('Delete takes the stamp away, Escape lets go of it and goes on to the tool, other keys are left to others', () => {
  expect(press('a')).toBe(false);
  expect(press('Escape')).toBe(false);
  expect(session.draft.state.getState().selected).toBeUndefined();
  expect(press('Delete')).toBe(true);
  expect(stamps()).toEqual([]);
});

test('Tab goes from stamp to stamp and out at the last one', async () => {
  const second = await session.draft.add({ mode: 'normal', options: { page: 0, x: 90, y: 60 } });
  expect(press('Tab')).toBe(true);
  expect(session.draft.state.getState().selected).toBe(second);
  expect(session.draft.wantsFocus.getState()).toMatchObject({ stamp: second });
  expect(pressStampKey(session, stamps()[1]!, 0, { key: 'Tab', shiftKey: false, timeStamp: 0, at })).toBe(false);
  expect(press('Tab', true)).toBe(false);
});

test('PageDown and PageUp go from place to place of one stamp, and arrow keys move the place that they came to', async () => {
  const revealed: number[] = [];
  session.surface = {
    reveal: (page: number) => void revealed.push(page),
    locate: () => undefined,
    state: { getState: () => ({ currentPage: 0 }) },
  } as unknown as DocumentSurface;
  const id = await session.draft.add({ mode: 'normal', options: { page: 3, pages: 3, x: 50, y: 60 } });
  const pressAt = (place: number, key: string) =>
    pressStampKey(session, stamps()[1]!, place, { key, shiftKey: false, timeStamp: 0, at });
  expect(pressAt(0, 'PageUp')).toBe(false);
  expect(pressAt(0, 'PageDown')).toBe(true);
  expect(pressAt(1, 'PageDown')).toBe(true);
  expect(session.draft.state.getState()).toMatchObject({ selected: id, selectedPlace: 2 });
  expect(session.draft.wantsFocus.getState()).toEqual({ stamp: id, place: 2 });
  expect(revealed).toEqual([4, 5]);
  expect(pressAt(2, 'PageDown')).toBe(false);
  pressAt(2, 'ArrowRight');
  expect(stamps()[1]?.options).toMatchObject({ page: 5, x: 51 });
});
