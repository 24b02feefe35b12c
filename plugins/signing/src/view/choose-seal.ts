import type { DocumentTabs } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import type { SigningModes } from './signing-modes.ts';

/** The tool that takes a seal when none is on (普通签章). */
const DEFAULT_TOOL = 'normal';

/** The tool that is on, where it is a stamp mode's: they bear the mode's id. */
export function signingToolOf(
  tools: Readonly<Record<string, string | undefined>>,
  documentId: string,
  modes: SigningModes,
): string | undefined {
  const tool = tools[documentId];
  return tool !== undefined && (tool === DEFAULT_TOOL || modes.isMode(tool)) ? tool : undefined;
}

/** The seal hangs on the pointer from now on: of the stamp mode that is on, else of the normal one. */
export function chooseSeal(
  { draft }: DraftSession,
  seal: string,
  documents: Pick<DocumentTabs, 'state' | 'setTool'>,
  modes: SigningModes,
): void {
  draft.chooseSeal(seal);
  const { tools } = documents.state.getState();
  if (!signingToolOf(tools, draft.documentId, modes)) documents.setTool(draft.documentId, DEFAULT_TOOL);
}
