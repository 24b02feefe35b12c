import type { Disposable, Rpc, RpcClient } from '@sealwright/core/api';
import type { ComponentType } from 'react';
import type { ViewService } from './view-service.ts';
import type { Workbench } from './workbench.ts';

/**
 * Props of views that belong to one open document: all places but 'page', 'panel', 'tool-control', 'overlay' and
 * 'navigation-foot'.
 */
export interface DocumentViewProps {
  readonly documentId: string;
}

/** Props of pages; `argument` is what `Workbench.showPage` was given last. */
export interface PageProps {
  readonly argument: unknown;
}

/** One tool of the document tool bar while it is on. */
export interface DocumentTool {
  /** Called when the user switches the tool on; disposing what it returns switches it off. */
  start(documentId: string): Disposable | Promise<Disposable>;
}

/** What a plugin's view code gets. It may register what its manifest lists, and nothing else (`plugin.undeclared`). */
export interface ViewContext {
  readonly plugin: { readonly id: string };
  readonly workbench: Workbench;
  /** Ties a disposable to the plugin's view code: it ends when the plugin is disabled or the code is loaded anew. */
  own<T extends Disposable>(disposable: T): T;
  /** The host half of an rpc that some plugin contributes to the point `viewCalls`. Survives a restart of the host. */
  calls<R extends Rpc>(rpc: R): RpcClient<R>;
  view(id: string, component: ComponentType<DocumentViewProps> | ComponentType<PageProps> | ComponentType): void;
  statusItem(id: string, component: ComponentType): void;
  tool(id: string, tool: DocumentTool): void;
  /** The code of a contribution to `viewCommands`. */
  command(id: string, run: (argument?: unknown) => unknown): void;
  /** Offers a service that the manifest lists at `viewServices`. */
  provide<T>(service: ViewService<T>, implementation: T): void;
  /**
   * Loads the owner's view code where needed. The result may be kept: when the owner's code ends, so does that of its users.
   * Rejects with `view.service-missing` where nobody offers it, with `view.service-failed` where its owner does not start.
   */
  service<T>(service: ViewService<T>): Promise<T>;
}

export interface ViewDefinition {
  /**
   * Called once, in the renderer, when the first of the plugin's views, tools, view commands or view services is used; it
   * has ten seconds (`plugin.deadline`).
   */
  activate(context: ViewContext): void | Promise<void>;
}

/**
 * Declares a plugin's view code: the default export of `src/view.tsx`.
 *
 * @example
 * export default defineView({
 *   activate({ view, calls }) {
 *     const recent = calls(recentRpc);
 *     view('recent', () => <RecentPage calls={recent} />);
 *   },
 * });
 */
export function defineView(definition: ViewDefinition): ViewDefinition {
  return definition;
}
