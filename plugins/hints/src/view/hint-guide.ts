import { type Disposable, DisposableStore, keepWatching, type RpcClient, toDisposable } from '@sealwright/core/api';
import { createStore, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { Hint, hintsRpc } from '../common-hints-rpc.ts';
import { TEXTS } from './texts.ts';
import { anchorOf, isAtWork } from './what-is-in-sight.ts';

export const SHOW_SETTING = 'hints.show';

export interface ShownHint {
  readonly hint: Hint;
  readonly anchor: Element;
  /** In milliseconds of `performance.now()`. */
  readonly since: number;
}

/** How often it is looked whether a hint may come, in milliseconds. */
const LOOK = 500;
/** The user has done nothing for so long, before one comes. */
const QUIET = 1_200;
/** Between one and the next. */
const PAUSE = 8_000;
/** What was there for less than this was not seen. */
const GLANCE = 1_500;

/** Chooses what is hinted at: one thing at a time, when its control is in sight and nobody is at work. */
export class HintGuide implements Disposable {
  /** The hint that is shown. */
  readonly shown: ReadableStore<ShownHint | undefined>;
  private readonly store = createStore<ShownHint | undefined>(() => undefined);
  private readonly calls: RpcClient<typeof hintsRpc>;
  private readonly workbench: Workbench;
  private readonly owned = new DisposableStore();
  private working: DisposableStore | undefined;
  private unseen: readonly Hint[] = [];
  private quietSince = performance.now();
  private pauseUntil = 0;

  constructor(calls: RpcClient<typeof hintsRpc>, workbench: Workbench) {
    this.calls = calls;
    this.workbench = workbench;
    this.shown = this.store;
    this.owned.add(toDisposable(workbench.settings.subscribe(() => this.follow())));
    this.owned.add(toDisposable(() => this.stop()));
    this.follow();
  }

  dispose() {
    return this.owned.dispose();
  }

  /** Its user has read it. */
  see(): void {
    const shown = this.store.getState();
    if (!shown) return;
    this.store.setState(undefined, true);
    this.pauseUntil = performance.now() + PAUSE;
    this.unseen = this.unseen.filter(({ id }) => id !== shown.hint.id);
    // What could not be kept comes again in the next session.
    this.calls.see(shown.hint.id).catch(() => {});
  }

  /** There is no place for it now; for another there may be. */
  pass(): void {
    const shown = this.store.getState();
    this.withdraw();
    if (shown) this.unseen = [...this.unseen.filter(({ id }) => id !== shown.hint.id), shown.hint];
  }

  async switchOff(): Promise<void> {
    this.see();
    await this.workbench.setSetting(SHOW_SETTING, false);
    this.workbench.notify({ severity: 'info', message: TEXTS.switchedOff });
  }

  /** It goes without having been read, and comes again. */
  private withdraw(): void {
    this.store.setState(undefined, true);
  }

  private follow(): void {
    const isOn = this.workbench.settings.getState()[SHOW_SETTING] === true;
    if (isOn && !this.working) this.start();
    if (!isOn) this.stop();
  }

  private start(): void {
    const working = new DisposableStore();
    this.working = working;
    const onProgress = (unseen: readonly Hint[]) => {
      this.unseen = unseen;
    };
    working.add(keepWatching(this.calls.watch, { onProgress }));
    const timer = setInterval(() => this.look(), LOOK);
    working.add(toDisposable(() => clearInterval(timer)));
    for (const type of ['pointerdown', 'keydown', 'wheel'] as const) {
      const act = (event: Event) => this.onAct(event);
      addEventListener(type, act, { capture: true, passive: true });
      working.add(toDisposable(() => removeEventListener(type, act, { capture: true })));
    }
  }

  private stop(): void {
    this.withdraw();
    void this.working?.dispose();
    this.working = undefined;
  }

  private look(): void {
    const shown = this.store.getState();
    const now = performance.now();
    if (shown) {
      if (isAtWork() || anchorOf(shown.hint) !== shown.anchor) this.withdraw();
      return;
    }
    if (now < this.pauseUntil || now - this.quietSince < QUIET || isAtWork()) return;
    for (const hint of this.unseen) {
      const anchor = this.workbench.context.holds(hint.data.when) && anchorOf(hint);
      if (!anchor) continue;
      this.store.setState({ hint, anchor, since: now }, true);
      return;
    }
  }

  /** Whoever goes on with the work has seen it, or not wanted to; what is done in the bubble is its own affair. */
  private onAct(event: Event): void {
    this.quietSince = performance.now();
    const shown = this.store.getState();
    const isInBubble = event.target instanceof Element && event.target.closest('[data-hint]') !== null;
    if (!shown || isInBubble || (event instanceof KeyboardEvent && LEADS_THERE.has(event.key))) return;
    if (performance.now() - shown.since >= GLANCE) this.see();
    else this.withdraw();
  }
}

/** Keys that lead to the bubble, or are held on the way. */
const LEADS_THERE = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta']);
