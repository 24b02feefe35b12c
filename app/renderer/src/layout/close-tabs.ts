import type { Shell } from '../shell/shell.tsx';
import { parsePanel } from './open-panels.ts';

/** Closes what panels of the dock show. Documents are asked about together; where one may not close, all stay. */
export async function closeTabs(
  { pages, documents }: Pick<Shell, 'pages' | 'documents'>,
  panels: readonly string[],
): Promise<void> {
  const tabs = panels.map(parsePanel);
  const asked = tabs.filter(({ kind }) => kind === 'document').map(({ id }) => id);
  if (asked.length > 0 && !(await documents.mayClose(asked))) return;
  for (const { kind, id } of tabs) {
    if (kind === 'page') pages.close(id);
    else documents.close(id);
  }
}
