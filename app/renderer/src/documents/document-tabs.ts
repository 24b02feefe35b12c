import { Emitter, toDisposable } from '@sealwright/core/api';
import { createStore, type DocumentCloseGuard, type DocumentTabs, type DocumentTabsState } from '@sealwright/ui';

export interface DocumentTabStore extends Omit<DocumentTabs, 'prepareTool'> {
  /** Asks all guards about these tabs together; whether they may close. A guard that throws refuses. */
  mayClose(ids: readonly string[], closing?: Parameters<DocumentCloseGuard>[1]): Promise<boolean>;
  /** Whether closing the window would lead to a question. */
  readonly isUnfinished: boolean;
  /** No document is in front: a page is, or nothing. */
  leave(): void;
}

/** The tabs of open documents. Which of pages and documents is in front is the dock's affair. */
export function createDocumentTabs(onError: (error: unknown) => void): DocumentTabStore {
  const state = createStore<DocumentTabsState>(() => ({ tabs: [], active: undefined, tools: {} }));
  const guards = new Set<{ readonly guard: DocumentCloseGuard; isNeeded(ids: readonly string[]): boolean }>();
  const closed = new Emitter<string>(onError);
  const isOpen = (id: string) => state.getState().tabs.some((tab) => tab.id === id);

  const close = (id: string) => {
    if (!isOpen(id)) return;
    state.setState(({ tabs, active, tools: { [id]: _tool, ...tools } }) => ({
      tabs: tabs.filter((tab) => tab.id !== id),
      active: active === id ? undefined : active,
      tools,
    }));
    closed.fire(id);
  };
  const mayClose: DocumentTabStore['mayClose'] = async (ids, closing = { othersStay: true }) => {
    try {
      for (const { guard } of [...guards]) if (!(await guard(ids, closing))) return false;
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  };
  return {
    state,
    show(tab, { inBackground = false } = {}) {
      state.setState(({ tabs, active }) => ({
        tabs: isOpen(tab.id) ? tabs.map((open) => (open.id === tab.id ? tab : open)) : [...tabs, tab],
        active: inBackground ? active : tab.id,
      }));
    },
    activate(id) {
      if (isOpen(id)) state.setState({ active: id });
    },
    leave: () => state.setState({ active: undefined }),
    async requestClose(id) {
      if (!isOpen(id)) return true;
      if (!(await mayClose([id]))) return false;
      close(id);
      return true;
    },
    close,
    mayClose,
    get isUnfinished() {
      const { tabs } = state.getState();
      const ids = tabs.map(({ id }) => id);
      return tabs.some(({ dirty }) => dirty) || [...guards].some(({ isNeeded }) => isNeeded(ids));
    },
    addCloseGuard(guard, isNeeded = () => false) {
      const added = { guard, isNeeded };
      guards.add(added);
      return toDisposable(() => void guards.delete(added));
    },
    onDidClose: closed.event,
    setTool(id, tool) {
      if (isOpen(id)) state.setState(({ tools }) => ({ tools: { ...tools, [id]: tool } }));
    },
  };
}
