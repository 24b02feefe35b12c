import type { Disposable } from '@sealwright/core/api';
import type { DocumentTabs } from '@sealwright/ui';
import type { ContributionStore } from '../contributions/contributions.ts';
import type { PluginCodes } from '../plugins/plugin-codes.ts';

interface Running {
  readonly tool: string;
  /** Set once, when another tool takes over or the document closes. */
  isOver: boolean;
  ending?: Disposable;
}

/** Starts the tool that is on in each document and ends the one before. A tool that cannot start is switched off again. */
export function runDocumentTools(
  documents: DocumentTabs,
  contributions: ContributionStore,
  codes: PluginCodes,
  onError: (error: unknown) => void,
): void {
  const running = new Map<string, Running>();

  const end = (document: string) => {
    const last = running.get(document);
    if (!last) return;
    running.delete(document);
    last.isOver = true;
    void dispose(last);
  };
  const dispose = async ({ ending }: Running) => {
    try {
      await ending?.dispose();
    } catch (error) {
      onError(error);
    }
  };
  const start = async (document: string, tool: string) => {
    const mine: Running = { tool, isOver: false };
    running.set(document, mine);
    try {
      const plugin = contributions.getState().documentTools.find(({ id }) => id === tool)?.plugin;
      const code = plugin === undefined ? undefined : await codes.activate(plugin);
      const started = mine.isOver ? undefined : await code?.tools.get(tool)?.start(document);
      if (started) mine.ending = started;
      if (mine.isOver) await dispose(mine);
      else if (!started) documents.setTool(document, undefined);
    } catch (error) {
      if (mine.isOver) return;
      documents.setTool(document, undefined);
      onError(error);
    }
  };
  documents.state.subscribe(({ tools }) => {
    for (const [document, { tool }] of [...running]) if (tools[document] !== tool) end(document);
    for (const [document, tool] of Object.entries(tools)) {
      if (tool !== undefined && !running.has(document)) void start(document, tool);
    }
  });
}
