import type { CallContext, Disposable, OpenDocument } from '@sealwright/core/api';
import type { RecoverableDocument, RecoveryOffer } from './common-sessions-rpc.ts';
import type { LeaseWatch } from './lease-watch.ts';
import type { SessionRecovery } from './session-recovery.ts';

type Tell = CallContext<RecoveryOffer>['progress'];

/** Tells all windows what can be recovered, and one of them to ask its user: the one that has listened longest. */
export class RecoveryDesk implements Disposable {
  private readonly recovery: SessionRecovery;
  private readonly listeners = new Set<Tell>();
  private readonly listening: Disposable;
  private readonly wereAsked = new Set<string>();
  private documents: readonly RecoverableDocument[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(recovery: SessionRecovery, leases: LeaseWatch) {
    this.recovery = recovery;
    // Another program ends, or one that was about to end when it was looked at.
    this.listening = leases.onDidEnd(() => void this.look().catch(() => {}));
  }

  /** `sessionsRpc.recoverable` */
  async watch({ signal, progress }: CallContext<RecoveryOffer>): Promise<void> {
    if (signal.aborted) return;
    this.listeners.add(progress);
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      await Promise.race([this.look(), gone]);
      await gone;
    } finally {
      this.listeners.delete(progress);
      // Where it was about to ask, the next one does.
      this.tell();
    }
  }

  /** `sessionsRpc.asked` */
  asked(ids: readonly string[]): void {
    for (const id of ids) this.wereAsked.add(id);
    this.tell();
  }

  async recover(id: string): Promise<OpenDocument> {
    const document = await this.recovery.recover(id);
    await this.look();
    return document;
  }

  async discard(id: string): Promise<void> {
    await this.recovery.discard(id);
    await this.look();
  }

  dispose(): void | Promise<void> {
    return this.listening.dispose();
  }

  /** One look after the other: each may take sessions over, or clear them away. */
  private look(): Promise<void> {
    const look = this.turn.then(async () => {
      this.documents = await this.recovery.recoverable();
      this.tell();
    });
    this.turn = look.catch(() => {});
    return look;
  }

  private tell(): void {
    const documents = [...this.documents];
    const open = documents.map(({ id }) => id).filter((id) => !this.wereAsked.has(id));
    const [asker] = this.listeners;
    for (const tell of this.listeners) tell({ documents, ask: tell === asker ? open : [] });
  }
}
