import type { Disposable, RpcClient } from '@sealwright/core/api';
import { createStore, fillLocalized, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { RecoverableDocument, sessionsRpc } from '../common-sessions-rpc.ts';
import type { DocumentsInWindow } from './documents-in-window.ts';
import { listOf } from './sentences.ts';
import { TEXTS } from './texts.ts';

export interface RecoveryOfferParts {
  readonly workbench: Workbench;
  readonly sessions: RpcClient<typeof sessionsRpc>;
  readonly documents: DocumentsInWindow;
}

/** Offers what was signed and not saved when the program ended; what the user puts off stays on the page 打开. */
export class RecoveryOffer implements Disposable {
  readonly state: ReadableStore<readonly RecoverableDocument[]>;
  private readonly found = createStore<readonly RecoverableDocument[]>(() => []);
  private readonly parts: RecoveryOfferParts;
  private readonly ended = new AbortController();
  private readonly asked = new Set<string>();
  private toAsk: readonly string[] = [];
  private isAsking = false;

  constructor(parts: RecoveryOfferParts) {
    this.parts = parts;
    this.state = this.found;
    const { signal } = this.ended;
    parts.sessions
      .recoverable({ signal, onProgress: ({ documents, ask }) => this.follow(documents, ask) })
      .catch((fault) => signal.aborted || parts.workbench.showError(fault));
  }

  async recover(id: string): Promise<void> {
    await this.shown(async () => {
      this.parts.documents.show(await this.parts.sessions.recover(id));
    });
  }

  /** Asks, then deletes. */
  async discard({ id, name }: RecoverableDocument): Promise<void> {
    const answer = await this.parts.workbench.ask({
      title: fillLocalized(TEXTS.dropTitle, { name }),
      message: TEXTS.dropMessage,
      severity: 'warning',
      buttons: [
        { id: 'drop', title: TEXTS.drop, kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer !== 'drop') return;
    await this.shown(() => this.parts.sessions.discard(id));
  }

  dispose(): void {
    this.ended.abort();
  }

  private follow(documents: readonly RecoverableDocument[], ask: readonly string[]): void {
    this.found.setState(documents, true);
    this.toAsk = ask;
    if (!this.isAsking) void this.ask();
  }

  /** One question at a time; what came while it stood is asked about then. */
  private async ask(): Promise<void> {
    const { workbench, sessions } = this.parts;
    this.isAsking = true;
    try {
      for (let ids = this.unasked(); ids.length > 0; ids = this.unasked()) {
        const documents = this.found.getState().filter(({ id }) => ids.includes(id));
        const names = listOf(documents.map(({ name }) => name));
        const answer = await workbench.ask({
          title: fillLocalized(TEXTS.recoverTitle, { count: documents.length }),
          message: fillLocalized(TEXTS.recoverMessage, { names }),
          buttons: [
            { id: 'recover', title: documents.length === 1 ? TEXTS.recover : TEXTS.recoverAll, kind: 'primary' },
            { id: 'later', title: TEXTS.later },
          ],
        });
        for (const id of ids) this.asked.add(id);
        // A plugin host that ended meanwhile learns of it no more; the next one asks this window, which knows.
        sessions.asked([...ids]).catch(() => {});
        if (answer === 'recover') for (const id of ids) await this.recover(id);
        else workbench.showPage('open');
      }
    } finally {
      this.isAsking = false;
    }
  }

  private unasked(): readonly string[] {
    const left = new Set(this.found.getState().map(({ id }) => id));
    return this.toAsk.filter((id) => left.has(id) && !this.asked.has(id));
  }

  private async shown(work: () => Promise<void>): Promise<void> {
    await work().catch((fault) => this.parts.workbench.showError(fault));
  }
}
