import type { DocumentTabs } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import type { SigningModes } from './signing-modes.ts';

/** The tool that takes a seal when none is on (普通签章). */
export const DEFAULT_TOOL = 'normal';

/** The tool that is on, where it is that of a stamp mode with seals: they bear the mode's id. */
export function sealToolOf(
  tools: Readonly<Record<string, string | undefined>>,
  documentId: string,
  modes: SigningModes,
): string | undefined {
  const tool = tools[documentId];
  const takesSeal = tool !== undefined && modes.isMode(tool) && modes.needsSeal(tool);
  return takesSeal || tool === DEFAULT_TOOL ? tool : undefined;
}

/** The seal is that of the stamp mode that is on, and else hangs on the pointer from now on. Returns the tool that has it. */
export function chooseSeal(
  { draft }: DraftSession,
  seal: string,
  documents: Pick<DocumentTabs, 'state' | 'setTool'>,
  modes: SigningModes,
): string {
  draft.chooseSeal(seal);
  const tool = sealToolOf(documents.state.getState().tools, draft.documentId, modes);
  if (tool === undefined) documents.setTool(draft.documentId, DEFAULT_TOOL);
  return tool ?? DEFAULT_TOOL;
}
