import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bounds, boundsWithin, keepPlacement, readPlacement, SMALLEST } from './window-placement.ts';

const primary: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Bounds = { x: 1920, y: -200, width: 2560, height: 1400 };

describe('bounds', () => {
  it('stay as they were where they fit', () => {
    const wished = { x: 2000, y: 0, width: 1300, height: 900 };
    expect(boundsWithin([primary, right], wished)).toEqual(wished);
  });

  it('come back from a screen that is gone, to the middle of the primary one', () => {
    expect(boundsWithin([primary], { x: 2000, y: 0, width: 1300, height: 900 })).toEqual({
      x: 310,
      y: 70,
      width: 1300,
      height: 900,
    });
  });

  it('are moved in where they stick out, on the screen that shows most of them', () => {
    expect(boundsWithin([primary, right], { x: 1800, y: 900, width: 1200, height: 800 })).toEqual({
      x: 1920,
      y: 400,
      width: 1200,
      height: 800,
    });
  });

  it('shrink to a smaller screen, and never below what the window needs where the screen has it', () => {
    const small: Bounds = { x: 0, y: 25, width: 1280, height: 680 };
    expect(boundsWithin([small], { x: -50, y: 0, width: 3000, height: 2000 })).toEqual(small);
    expect(boundsWithin([primary], { x: 10, y: 10, width: 20, height: 20 })).toMatchObject(SMALLEST);
  });

  it('stand in the middle the first time', () => {
    expect(boundsWithin([primary, right], undefined)).toEqual({ x: 320, y: 120, width: 1280, height: 800 });
  });
});

describe('what was kept', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sealwright-window-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('comes back', () => {
    const file = join(folder, 'new', 'window.json');
    const placement = { bounds: { x: 1, y: 2, width: 1300, height: 800 }, maximised: true, background: '#f3f3f1' };
    keepPlacement(file, placement);
    expect(readPlacement(file)).toEqual(placement);
  });

  it.each([
    '',
    '{',
    '{"bounds":{"x":1e99,"y":0,"width":1,"height":1},"maximised":false}',
    '{"maximised":true}',
    'null',
  ])('is forgotten where it makes no sense: %s', async (text) => {
    const file = join(folder, 'window.json');
    await writeFile(file, text);
    expect(readPlacement(file)).toBeUndefined();
  });
});
