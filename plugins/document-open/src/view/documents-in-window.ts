import {
  type CallOptions,
  type Disposable,
  DisposableStore,
  DocumentNotOpen,
  type documentsRpc,
  keepWatching,
  type OpenDocument,
  type RpcClient,
  toDisposable,
} from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { sessionsRpc } from '../common-sessions-rpc.ts';
import type { LeftDocuments } from './left-documents.ts';

/** How many closed documents can be opened again. */
const REMEMBERED = 20;

type Sessions = Pick<RpcClient<typeof sessionsRpc>, 'attend' | 'shownBeside' | 'leave' | 'join'>;

/**
 * Keeps the window's tabs in step with the documents that are open in the plugin host. Every window shows all of them, but
 * those that were closed in it while another one shows them.
 */
export class DocumentsInWindow implements Disposable {
  readonly state: ReadableStore<readonly OpenDocument[]>;
  private readonly documents = createStore<readonly OpenDocument[]>(() => []);
  private readonly workbench: Workbench;
  private readonly sessions: Sessions;
  private readonly id = crypto.randomUUID();
  private readonly ended = new AbortController();
  private readonly own = new DisposableStore();
  /** Closed by the user; the host has not said so yet. */
  private readonly closing = new Set<string>();
  private readonly closedPaths: string[] = [];
  /** Closed in this window; another one shows them. */
  private left: readonly string[];
  private readonly kept: LeftDocuments;
  /** What the plugin host told last. */
  private open: readonly OpenDocument[] | undefined;

  constructor(
    workbench: Workbench,
    calls: Pick<RpcClient<typeof documentsRpc>, 'watch'>,
    sessions: Sessions,
    kept: LeftDocuments,
  ) {
    this.workbench = workbench;
    this.sessions = sessions;
    this.kept = kept;
    this.left = kept.read();
    this.state = this.documents;
    this.own.add(workbench.documents.onDidClose((id) => void this.close(id)));
    this.own.add(toDisposable(workbench.documents.state.subscribe(() => this.takeBack())));
    this.own.add(
      keepWatching((options: CallOptions<string[]>) => sessions.attend(this.id, [...this.left], options), {
        onProgress: (left) => {
          this.setLeft(left);
          this.follow(this.open);
        },
      }),
    );
    const { signal } = this.ended;
    calls
      .watch({ signal, onProgress: (list) => this.follow(list) })
      .catch((fault) => signal.aborted || workbench.showError(fault));
  }

  /** Which of these documents other windows show as well. */
  readonly shownBeside = (ids: readonly string[]) => this.sessions.shownBeside(this.id, [...ids]);

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
    await this.own.dispose();
  }

  private follow(list: readonly OpenDocument[] | undefined): void {
    if (!list) return;
    const isFirst = this.open === undefined;
    this.open = list;
    const before = this.documents.getState();
    const now = list.filter(({ id }) => !this.closing.has(id) && !this.left.includes(id));
    this.documents.setState(now, true);
    for (const document of now) this.showTab(document, true);
    for (const { id } of before) if (!now.some((document) => document.id === id)) this.workbench.documents.close(id);
    this.tellContext();
    if (isFirst) this.bringLastToFront(now);
  }

  private setLeft(ids: readonly string[]): void {
    this.left = ids;
    this.kept.write(ids);
  }

  /** A document that was closed here and has a tab again, whoever gave it one, is shown here like any other. */
  private takeBack(): void {
    const { tabs } = this.workbench.documents.state.getState();
    const back = this.left.filter((left) => tabs.some(({ id }) => id === left));
    if (back.length === 0) return;
    this.setLeft(this.left.filter((id) => !back.includes(id)));
    for (const id of back) this.sessions.join(this.id, id).catch((fault) => this.workbench.showError(fault));
    this.follow(this.open);
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
    for (const { id, unsaved, path, versionOf } of list) {
      context.set('document.unsaved', unsaved, id);
      context.set('document.readOnly', versionOf !== undefined, id);
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
      await this.sessions.leave(this.id, id);
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
