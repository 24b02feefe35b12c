import type { Disposable } from '@sealwright/core/api';
import type { DocumentTabs } from '@sealwright/ui';
import type { ContributionStore } from '../contributions/contributions.ts';
import type { PluginCodes } from '../plugins/plugin-codes.ts';
import { ContributionMissing, named, ToolEndless } from '../plugins/view-errors.ts';

/** `DocumentTabs.prepareTool` */
export function prepareTool(
  tool: string,
  contributions: ContributionStore,
  codes: Pick<PluginCodes, 'activate'>,
): void {
  const owner = ownerOf(tool, contributions);
  if (owner !== undefined) codes.activate(owner).catch(() => {});
}

function ownerOf(tool: string, contributions: ContributionStore): string | undefined {
  return contributions.getState().documentTools.find(({ id }) => id === tool)?.plugin;
}

interface Running {
  readonly tool: string;
  readonly plugin: string;
  /** Set once, when another tool takes over or the document closes. */
  isOver: boolean;
  ending?: Disposable;
}

/**
 * Starts the tool that is on in each document and ends the one before. A tool that cannot start, or whose plugin's code
 * has ended, is switched off again.
 */
export function runDocumentTools(
  documents: Pick<DocumentTabs, 'state' | 'setTool'>,
  contributions: ContributionStore,
  codes: Pick<PluginCodes, 'attempt' | 'generations'>,
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
  const dispose = async ({ ending, plugin, tool }: Running) => {
    try {
      await named(plugin, `tool ${tool}`, () => ending?.dispose());
    } catch (error) {
      onError(error);
    }
  };
  const start = async (document: string, plugin: string, tool: string) => {
    // What has failed before ends here, with the tools that it had.
    const code = codes.attempt(plugin);
    const mine: Running = { tool, plugin, isOver: false };
    running.set(document, mine);
    try {
      const { tools } = await code;
      const found = tools.get(tool);
      if (!found) throw ContributionMissing({ plugin, what: `point documentTools/${tool}` });
      if (mine.isOver) return;
      const started = await named(plugin, `tool ${tool}`, () => found.start(document));
      // Not all authors have the compiler check their code.
      if (typeof (started as Disposable | undefined)?.dispose !== 'function') throw ToolEndless({ plugin, tool });
      mine.ending = started;
      if (mine.isOver) await dispose(mine);
    } catch (error) {
      if (mine.isOver) return;
      documents.setTool(document, undefined);
      onError(error);
    }
  };
  documents.state.subscribe(({ tools }) => {
    for (const [document, { tool }] of [...running]) if (tools[document] !== tool) end(document);
    for (const [document, tool] of Object.entries(tools)) {
      if (tool === undefined || running.has(document)) continue;
      const plugin = ownerOf(tool, contributions);
      if (plugin === undefined) documents.setTool(document, undefined);
      else void start(document, plugin, tool);
    }
  });
  codes.generations.subscribe((now, before) => {
    for (const [document, { plugin }] of [...running]) {
      if (now[plugin] !== before[plugin]) documents.setTool(document, undefined);
    }
  });
}
