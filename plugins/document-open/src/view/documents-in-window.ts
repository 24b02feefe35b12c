import {
  type Disposable,
  DocumentNotOpen,
  type documentsRpc,
  type OpenDocument,
  type RpcClient,
} from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';

/** How many closed documents can be opened again. */
const REMEMBERED = 20;

/** Keeps the window's tabs in step with the documents that are open in the plugin host, which every window shows. */
export class DocumentsInWindow implements Disposable {
  readonly state: ReadableStore<readonly OpenDocument[]>;
  private readonly documents = createStore<readonly OpenDocument[]>(() => []);
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof documentsRpc>;
  private readonly ended = new AbortController();
  private readonly closings: Disposable;
  /** Closed by the user; the host has not said so yet. */
  private readonly closing = new Set<string>();
  private readonly closedPaths: string[] = [];
  private isFirstReport = true;

  constructor(workbench: Workbench, calls: RpcClient<typeof documentsRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.documents;
    this.closings = workbench.documents.onDidClose((id) => void this.close(id));
    const { signal } = this.ended;
    calls
      .watch({ signal, onProgress: (list) => this.follow(list) })
      .catch((fault) => signal.aborted || workbench.showError(fault));
  }

  find(id: string | undefined): OpenDocument | undefined {
    return this.documents.getState().find((document) => document.id === id);
  }

  /** The one in front. */
  active(): OpenDocument | undefined {
    return this.find(this.workbench.documents.state.getState().active);
  }

  /** Puts a document of the host in front, or takes over what has become of it. */
  show(document: OpenDocument, inBackground = false): void {
    const list = this.documents.getState();
    const isKnown = list.some(({ id }) => id === document.id);
    this.documents.setState(
      isKnown ? list.map((each) => (each.id === document.id ? document : each)) : [...list, document],
      true,
    );
    this.showTab(document, inBackground);
    this.tellContext();
  }

  /** The path of the document that was closed last; the next call gives the one before. */
  takeClosed(): string | undefined {
    const path = this.closedPaths.pop();
    this.tellContext();
    return path;
  }

  async dispose(): Promise<void> {
    this.ended.abort();
    await this.closings.dispose();
  }

  private follow(list: readonly OpenDocument[]): void {
    const before = this.documents.getState();
    const now = list.filter(({ id }) => !this.closing.has(id));
    this.documents.setState(now, true);
    for (const document of now) this.showTab(document, true);
    for (const { id } of before) if (!now.some((document) => document.id === id)) this.workbench.documents.close(id);
    this.tellContext();
    if (this.isFirstReport) this.bringLastToFront(now);
    this.isFirstReport = false;
  }

  /** A window that was loaded anew goes on where it was. */
  private bringLastToFront(list: readonly OpenDocument[]): void {
    const { documents, activePage } = this.workbench;
    const last = list.at(-1);
    if (last && documents.state.getState().active === undefined && activePage.getState() === undefined)
      documents.activate(last.id);
  }

  private showTab({ id, name, path, unsaved }: OpenDocument, inBackground: boolean): void {
    const tab = { id, title: name, tooltip: path ?? name, dirty: unsaved };
    this.workbench.documents.show(tab, { inBackground });
  }

  private tellContext(): void {
    const { context } = this.workbench;
    const list = this.documents.getState();
    context.set('documents.any', list.length > 0);
    context.set('documents.canReopen', this.closedPaths.length > 0);
    for (const { id, unsaved, path } of list) {
      context.set('document.unsaved', unsaved, id);
      context.set('document.hasPath', path !== undefined, id);
    }
  }

  private async close(id: string): Promise<void> {
    const document = this.find(id);
    if (!document) return;
    this.closing.add(id);
    this.documents.setState(
      this.documents.getState().filter((each) => each.id !== id),
      true,
    );
    if (document.path !== undefined) this.closedPaths.push(document.path);
    if (this.closedPaths.length > REMEMBERED) this.closedPaths.shift();
    this.tellContext();
    try {
      await this.calls.close(id);
    } catch (fault) {
      if (!DocumentNotOpen.is(fault)) {
        this.closing.delete(id);
        this.show(document);
        this.workbench.showError(fault);
      }
    } finally {
      this.closing.delete(id);
    }
  }
}
