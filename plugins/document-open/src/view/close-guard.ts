import type { OpenDocument, RpcClient } from '@sealwright/core/api';
import { type DocumentCloseGuard, fillLocalized, type Question, type Workbench } from '@sealwright/ui';
import type { sessionsRpc } from '../common-sessions-rpc.ts';
import { listOf } from './sentences.ts';
import { TEXTS } from './texts.ts';

export interface CloseGuardParts {
  readonly workbench: Pick<Workbench, 'ask' | 'showError'>;
  readonly sessions: Pick<RpcClient<typeof sessionsRpc>, 'checkIdle' | 'abandon'>;
  /** Which of these documents other windows show as well. */
  readonly shownBeside: (ids: readonly string[]) => Promise<readonly string[]>;
  readonly find: (id: string) => OpenDocument | undefined;
  /** Results in whether it was saved. */
  readonly save: (document: OpenDocument) => Promise<boolean>;
}

/** Keeps unsaved documents from being closed without a question: one question for all that are closed together. */
export class CloseGuard {
  private readonly parts: CloseGuardParts;
  /** Answered for already, while several are closed one by one. */
  private readonly cleared = new Set<string>();

  constructor(parts: CloseGuardParts) {
    this.parts = parts;
  }

  readonly mayClose: DocumentCloseGuard = async (ids, { othersStay }) => {
    const { workbench, sessions, shownBeside, find } = this.parts;
    const asked = ids.filter((id) => !this.cleared.has(id));
    try {
      await sessions.checkIdle([...asked]);
      const staying = othersStay ? await shownBeside(asked) : [];
      const ending = asked.filter((id) => !staying.includes(id));
      const unsaved = ending.flatMap((id) => find(id) ?? []).filter((document) => document.unsaved);
      if (unsaved.length === 0) return true;
      const answer = await workbench.ask(questionFor(unsaved));
      if (answer === 'save') return await this.saveAll(unsaved);
      if (answer !== 'discard') return false;
      await sessions.abandon(unsaved.map(({ id }) => id));
      return true;
    } catch (fault) {
      workbench.showError(fault);
      return false;
    }
  };

  /** Asks once for all of them, then runs `close`, during which they are not asked for again. */
  async closeTogether(ids: readonly string[], close: () => Promise<void>): Promise<void> {
    if (!(await this.mayClose(ids, { othersStay: true }))) return;
    for (const id of ids) this.cleared.add(id);
    try {
      await close();
    } finally {
      for (const id of ids) this.cleared.delete(id);
    }
  }

  private async saveAll(documents: readonly OpenDocument[]): Promise<boolean> {
    for (const document of documents) if (!(await this.parts.save(document))) return false;
    return true;
  }
}

function questionFor(documents: readonly OpenDocument[]): Question {
  const [first] = documents as [OpenDocument];
  const isOne = documents.length === 1;
  const names = listOf(documents.map(({ name }) => name));
  return {
    title: isOne
      ? fillLocalized(TEXTS.saveBeforeClosing, { name: first.name })
      : fillLocalized(TEXTS.saveAllBeforeClosing, { count: documents.length }),
    message: isOne ? TEXTS.lostWithoutSaving : fillLocalized(TEXTS.lostWithoutSavingAll, { names }),
    severity: 'warning',
    buttons: [
      { id: 'save', title: isOne ? TEXTS.save : TEXTS.saveAll, kind: 'primary' },
      { id: 'discard', title: isOne ? TEXTS.discard : TEXTS.discardAll, kind: 'danger' },
      { id: 'cancel', title: TEXTS.cancel },
    ],
  };
}
