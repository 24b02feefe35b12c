import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LicenceText } from './common-help-rpc.ts';

const FILES: Readonly<Record<LicenceText, string>> = { own: 'LICENSE.txt', 'third-party': 'third-party.txt' };

/** A text that the packages of the desktop app carry beside the program; `null` where there is none. */
export async function licenceText(which: LicenceText, resources = resourcesFolder()): Promise<string | null> {
  if (resources === undefined) return null;
  return readFile(join(resources, 'licences', FILES[which]), 'utf8').catch(() => null);
}

/** Electron tells it to all of its processes. */
const resourcesFolder = () => (process as { readonly resourcesPath?: string }).resourcesPath;
