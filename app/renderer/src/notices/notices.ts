import type { Notice } from '@sealwright/core/api';
import { type ErrorRecord, type Localized, SealwrightError } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord } from '@sealwright/ui';

export interface ShownNotice extends Notice {
  readonly key: number;
}

export interface Notices {
  readonly state: ReadableStore<readonly ShownNotice[]>;
  /** Results in the key by which it can be dismissed. */
  notify(notice: Notice): number;
  showError(error: unknown): void;
  dismiss(key: number): void;
  /** Takes a notice back by the id that its sender gave it. */
  withdraw(id: string): void;
}

/** More at once would cover the work. */
const MOST_SHOWN = 4;

/** The notices on show, the newest last. The same notice twice is shown once. What a sentence does not say is logged. */
export function createNotices(log: (thrown: unknown) => void): Notices {
  const state = createStore<readonly ShownNotice[]>(() => []);
  let keys = 0;
  const notify = (notice: Notice) => {
    const key = ++keys;
    state.setState((shown) => {
      const others = shown.filter((one) => !isSame(one, notice));
      return withinLimit([...others, { ...notice, key }]);
    }, true);
    return key;
  };
  return {
    state,
    notify,
    showError(thrown) {
      if (isCancellation(thrown)) return;
      if (!(thrown instanceof SealwrightError) || thrown.cause !== undefined) log(thrown);
      const error = toErrorRecord(thrown);
      notify({ severity: 'error', message: error.sentence, error });
    },
    dismiss: (key) => state.setState((shown) => shown.filter((one) => one.key !== key), true),
    withdraw: (id) => state.setState((shown) => shown.filter((one) => one.id !== id), true),
  };
}

/** Drops the oldest, what went wrong after all else: that stays until it was read. */
function withinLimit(all: readonly ShownNotice[]): readonly ShownNotice[] {
  if (all.length <= MOST_SHOWN) return all;
  const dropped = all.find(({ severity }) => severity !== 'error') ?? all[0];
  return all.filter((one) => one !== dropped);
}

const isSame = (a: Notice, b: Notice) => a.id === b.id && (a.id !== undefined || saysTheSame(a, b));
const saysTheSame = (a: Notice, b: Notice) =>
  a.severity === b.severity && sameText(a.message, b.message) && sameError(a.error, b.error);
const sameText = (a: Localized, b: Localized) => a.en === b.en && a['zh-CN'] === b['zh-CN'];
const sameError = (a: ErrorRecord | undefined, b: ErrorRecord | undefined) => a?.code === b?.code;

/** By convention of the codes: 'rpc.cancelled', 'pin.cancelled'. The user knows that he has cancelled. */
function isCancellation(thrown: unknown): boolean {
  return thrown instanceof SealwrightError && thrown.code.endsWith('.cancelled');
}
