/** What windows of both shells are opened with. */
import { join } from 'node:path';
import { DIST } from '../../../scripts/bundle/freshness.ts';
import { root } from '../../../scripts/bundle/root.ts';
import type { WindowOptions } from './shell-window.ts';

/** A click in the first frames of an animation misses what it was meant for; nobody is that quick. */
export const CALM = 'reduce';
export const SIZE = { width: 1280, height: 720 };
const LANGUAGE = { 'zh-CN': 'zh_CN.UTF-8', en: 'en_US.UTF-8' };

/**
 * Longest time for a step of opening a window, in milliseconds: nearly all that the hook which opens it has (`SLOW`), for
 * any of the steps may be the slow one. Playwright's own limit would end each after a quarter of that.
 */
export const OPENING = { timeout: 100_000 };

/** Folder of the build under test. */
export const defaultDist = () => process.env.SEALWRIGHT_DIST ?? join(root, DIST);

export function environment({ profile, locale = 'zh-CN' }: WindowOptions) {
  return { ...process.env, SEALWRIGHT_HOME: profile, LANG: LANGUAGE[locale], LC_ALL: LANGUAGE[locale] };
}

/** What was begun before is ended where this fails: it would take its time from all other tests. */
export async function orUndo<T>(step: Promise<T>, undo: () => unknown): Promise<T> {
  try {
    return await step;
  } catch (fault) {
    await undo();
    throw fault;
  }
}

/** At once, as a power cut does. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with another.
  }
}
