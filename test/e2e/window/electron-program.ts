import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronBinary } from '../../../scripts/electron-binary.ts';

/**
 * A program beside the project that prints a folder with a runnable Electron, for networks from which Electron's own
 * download does not work. Looked for where the corpus is.
 */
const HELPER = join(import.meta.dirname, '../../../../shared/tools/electron-dist');

/** Electron's program, or why there is none: then nothing of the desktop app can be tried. */
export function electronProgram(): ReturnType<typeof electronBinary> {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH && existsSync(HELPER)) {
    process.env.ELECTRON_OVERRIDE_DIST_PATH = execFileSync(HELPER, { encoding: 'utf8' }).trim();
  }
  return electronBinary();
}
