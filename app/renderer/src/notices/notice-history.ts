import { createStore, type ReadableStore } from '@sealwright/ui';
import { isSame } from './same-notice.ts';
import type { ShownNotice } from './shown-notice.ts';

export interface PastNotice extends ShownNotice {
  readonly time: Date;
  readonly isRead: boolean;
  /** Its sender took it back: what its buttons offer is done or gone. */
  readonly isOver: boolean;
}

/** The notices of this session, the newest first. */
export interface NoticeHistory {
  readonly state: ReadableStore<readonly PastNotice[]>;
  add(notice: ShownNotice): void;
  /** Its user has dealt with it. */
  markRead(key: number): void;
  markAllRead(): void;
  markOver(id: string): void;
  clear(): void;
}

/** The oldest go first. */
const MOST_KEPT = 200;

export function createNoticeHistory(now: () => Date = () => new Date()): NoticeHistory {
  const state = createStore<readonly PastNotice[]>(() => []);
  const change = (which: (one: PastNotice) => boolean, part: Partial<PastNotice>) => {
    if (!state.getState().some(which)) return;
    state.setState((all) => all.map((one) => (which(one) ? { ...one, ...part } : one)), true);
  };
  return {
    state,
    add: (notice) =>
      state.setState((all) => {
        const others = all.filter((one) => !isSame(one, notice));
        return [{ ...notice, time: now(), isRead: false, isOver: false }, ...others].slice(0, MOST_KEPT);
      }, true),
    markRead: (key) => change((one) => one.key === key && !one.isRead, { isRead: true }),
    markAllRead: () => change(({ isRead }) => !isRead, { isRead: true }),
    markOver: (id) => change((one) => one.id === id && !one.isOver, { isOver: true, isRead: true }),
    clear: () => state.setState([], true),
  };
}
