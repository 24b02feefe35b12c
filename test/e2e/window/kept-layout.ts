import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { WindowLab } from './in-each-shell.ts';

/** Resolves when the window has written this part of its layout down: it does so a moment after a change. */
export async function layoutKept(lab: WindowLab, part: Readonly<Record<string, unknown>>): Promise<void> {
  const file = join(lab.path('profile'), 'plugins', 'host', 'window.json');
  await expect.poll(() => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).data : {})).toMatchObject(part);
}
