import { type Notice, SealwrightError } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord } from '@sealwright/ui';
import { createNoticeHistory, type NoticeHistory } from './notice-history.ts';
import { isSame } from './same-notice.ts';
import type { ShownNotice } from './shown-notice.ts';

export interface Notices {
  readonly state: ReadableStore<readonly ShownNotice[]>;
  /** All of this session, those that were never shown too. */
  readonly history: NoticeHistory;
  notify(notice: Notice): void;
  showError(error: unknown, id?: string): void;
  /** Its user has read it. */
  dismiss(key: number): void;
  /** It was there for long enough, read or not. */
  hide(key: number): void;
  /** They are read elsewhere. */
  hideAll(): void;
  /** Takes a notice back by the id that its sender gave it. */
  withdraw(id: string): void;
}

/** More at once would cover the work. */
const MOST_SHOWN = 4;

export interface NoticesOptions {
  /** What a sentence does not say is logged. */
  readonly log: (thrown: unknown) => void;
  /** Whether only errors are shown; the others stand in the history alone. */
  readonly isQuiet: () => boolean;
}

/** The notices on show, the newest last. The same notice twice is shown once. */
export function createNotices({ log, isQuiet }: NoticesOptions): Notices {
  const state = createStore<readonly ShownNotice[]>(() => []);
  const history = createNoticeHistory();
  let keys = 0;
  const remove = (which: (one: ShownNotice) => boolean) => {
    if (state.getState().some(which)) state.setState((shown) => shown.filter((one) => !which(one)), true);
  };
  const notify = (notice: Notice) => {
    const added = { ...notice, key: ++keys };
    history.add(added);
    remove((one) => isSame(one, notice));
    if (notice.severity === 'error' || !isQuiet()) state.setState((shown) => withinLimit([...shown, added]), true);
  };
  return {
    state,
    history,
    notify,
    showError(thrown, id) {
      if (isCancellation(thrown)) return;
      if (!(thrown instanceof SealwrightError) || thrown.cause !== undefined) log(thrown);
      const error = toErrorRecord(thrown);
      notify({ ...(id !== undefined && { id }), severity: 'error', message: error.sentence, error });
    },
    dismiss(key) {
      history.markRead(key);
      remove((one) => one.key === key);
    },
    hide: (key) => remove((one) => one.key === key),
    hideAll: () => remove(() => true),
    withdraw(id) {
      history.markOver(id);
      remove((one) => one.id === id);
    },
  };
}

/** Drops the oldest, what went wrong after all else: that stays until it was read. */
function withinLimit(all: readonly ShownNotice[]): readonly ShownNotice[] {
  if (all.length <= MOST_SHOWN) return all;
  const dropped = all.find(({ severity }) => severity !== 'error') ?? all[0];
  return all.filter((one) => one !== dropped);
}

/** By convention of the codes: 'rpc.cancelled', 'pin.cancelled'. The user knows that he has cancelled. */
function isCancellation(thrown: unknown): boolean {
  return thrown instanceof SealwrightError && thrown.code.endsWith('.cancelled');
}
