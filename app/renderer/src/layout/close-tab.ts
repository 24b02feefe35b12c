import type { Shell } from '../shell/shell.tsx';
import { parsePanel } from './open-panels.ts';

/** Closes what a panel of the dock shows; documents ask first. */
export async function closeTab({ pages, documents }: Pick<Shell, 'pages' | 'documents'>, panel: string): Promise<void> {
  const { kind, id } = parsePanel(panel);
  if (kind === 'page') pages.close(id);
  else await documents.requestClose(id);
}
