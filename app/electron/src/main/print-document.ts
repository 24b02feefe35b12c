import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DesktopPrintOutcome } from '@sealwright/shell/protocol';
import { app, shell } from 'electron';

/** placeholder */
export async function printDocument(pdf: Uint8Array, title: string): Promise<DesktopPrintOutcome> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'sealwright-print-'));
  const file = join(folder, `${title}.pdf`);
  await writeFile(file, pdf, { mode: 0o600 });
  const fault = await shell.openPath(file);
  if (fault) await rm(folder, { recursive: true, force: true });
  return 'opened';
}
