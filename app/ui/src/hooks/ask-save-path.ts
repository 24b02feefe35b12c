import type { Localized } from '@sealwright/core/api';
import type { Workbench } from '../contracts/workbench.ts';

export interface SaveQuestion {
  readonly title: Localized;
  /** Suggested; need not be fit for a file system. */
  readonly name: string;
  /** Of the file name, without its dot. */
  readonly ending: string;
  /** What files with that ending are called. */
  readonly kind: Localized;
}

/** Asks where to save a file, which gets its ending in any case. `overwrite`: the user said that a file may be replaced. */
export async function askSavePath(
  workbench: Pick<Workbench, 'pickSavePath'>,
  { title, name, ending, kind }: SaveQuestion,
): Promise<{ readonly path: string; readonly overwrite: boolean } | undefined> {
  const chosen = await workbench.pickSavePath({
    title,
    suggestion: `${fileName(name)}.${ending}`,
    filters: [{ name: kind, extensions: [ending] }],
  });
  if (chosen === undefined) return undefined;
  const path = chosen.toLowerCase().endsWith(`.${ending}`) ? chosen : `${chosen}.${ending}`;
  // The question whether to replace a file was about the name that was chosen.
  return { path, overwrite: path === chosen };
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const safe = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, '_').replace(/^[. ]+|[. ]+$/g, '');
  return [...safe].slice(0, 60).join('') || 'file';
}
