import type { RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { RecoverableDocument, sessionsRpc } from '../common-sessions-rpc.ts';
import type { DocumentsInWindow } from './documents-in-window.ts';
import { about, listOf } from './sentences.ts';
import { TEXTS } from './texts.ts';

export interface RecoveryOfferParts {
  readonly workbench: Workbench;
  readonly sessions: RpcClient<typeof sessionsRpc>;
  readonly documents: DocumentsInWindow;
}

/** Offers what was signed and not saved when the program ended; what the user puts off stays on the page 打开. */
export class RecoveryOffer {
  readonly state: ReadableStore<readonly RecoverableDocument[]>;
  private readonly found = createStore<readonly RecoverableDocument[]>(() => []);
  private readonly parts: RecoveryOfferParts;

  constructor(parts: RecoveryOfferParts) {
    this.parts = parts;
    this.state = this.found;
  }

  /** Once in the life of a window. */
  async offer(): Promise<void> {
    const { workbench, sessions } = this.parts;
    await this.shown(async () => {
      const found = await sessions.recoverable();
      this.found.setState(found, true);
      if (found.length === 0) return;
      const names = listOf(found.map(({ name }) => name));
      const answer = await workbench.ask({
        title: about(TEXTS.recoverTitle, { count: found.length }),
        message: about(TEXTS.recoverMessage, { names }),
        buttons: [
          { id: 'recover', title: found.length === 1 ? TEXTS.recover : TEXTS.recoverAll, kind: 'primary' },
          { id: 'later', title: TEXTS.later },
        ],
      });
      if (answer === 'recover') for (const { id } of found) await this.recover(id);
      else workbench.showPage('open');
    });
  }

  async recover(id: string): Promise<void> {
    await this.shown(async () => {
      this.parts.documents.show(await this.parts.sessions.recover(id));
      this.forget(id);
    });
  }

  /** Asks, then deletes. */
  async discard({ id, name }: RecoverableDocument): Promise<void> {
    const answer = await this.parts.workbench.ask({
      title: about(TEXTS.dropTitle, { name }),
      message: TEXTS.dropMessage,
      severity: 'warning',
      buttons: [
        { id: 'drop', title: TEXTS.drop, kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer !== 'drop') return;
    await this.shown(async () => {
      await this.parts.sessions.discard(id);
      this.forget(id);
    });
  }

  private forget(id: string): void {
    this.found.setState(
      this.found.getState().filter((each) => each.id !== id),
      true,
    );
  }

  private async shown(work: () => Promise<void>): Promise<void> {
    await work().catch((fault) => this.parts.workbench.showError(fault));
  }
}
