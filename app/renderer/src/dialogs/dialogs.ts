import { type Disposable, toDisposable } from '@sealwright/core/api';
import { createStore, type Dialog, type Question, type ReadableStore } from '@sealwright/ui';

export type ShownDialog =
  | {
      readonly key: number;
      readonly kind: 'question';
      readonly question: Question;
      readonly answer: (id?: string) => void;
    }
  | { readonly key: number; readonly kind: 'dialog'; readonly dialog: Dialog };

export interface Dialogs {
  /** The open modals, the uppermost last. */
  readonly state: ReadableStore<readonly ShownDialog[]>;
  ask(question: Question): Promise<string | undefined>;
  openDialog(dialog: Dialog): Disposable;
  close(key: number): void;
}

export function createDialogs(): Dialogs {
  const state = createStore<readonly ShownDialog[]>(() => []);
  let keys = 0;
  const open = (shown: ShownDialog) => state.setState((others) => [...others, shown], true);
  const close = (key: number) => state.setState((all) => all.filter((one) => one.key !== key), true);
  return {
    state,
    close,
    ask: (question) =>
      new Promise((resolve) => {
        const key = ++keys;
        const answer = (id?: string) => {
          close(key);
          resolve(id);
        };
        open({ key, kind: 'question', question, answer });
      }),
    openDialog(dialog) {
      const key = ++keys;
      open({ key, kind: 'dialog', dialog });
      return toDisposable(() => close(key));
    },
  };
}
