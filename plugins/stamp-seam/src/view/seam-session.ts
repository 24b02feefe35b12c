import { type Disposable, DisposableStore, type Options, toDisposable } from '@sealwright/core/api';
import {
  createStore,
  type DocumentSurface,
  type DraftSeal,
  type NewStamp,
  type ReadableStore,
  type StampDraft,
  submitWhenReady,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import type { SeamEdge } from '../common-slices.ts';
import type { InkBox } from './ink-boxes.ts';
import { withEdge } from './place-on-edge.ts';
import { pageOutlook, type SeamOutlook, seamOutlook } from './seam-outlook.ts';
import { texts } from './texts.ts';

export const MODE = 'seam';
/** Key of the setting. */
export const COLLECT = 'seam.collect';

/** Where on the edge the pointer would place the seal. */
export interface SeamAim {
  /** 0-based page under the pointer. */
  readonly page: number;
  /** As the option. */
  readonly at: string;
}

export interface SeamState {
  /** Options of the mode, as they are in the panel. */
  readonly options: Options;
  readonly seal: DraftSeal | undefined;
  /** Counts before the options. */
  readonly aim: SeamAim | undefined;
  /** What the options come to, at what is aimed at. */
  readonly outlook: SeamOutlook;
  /** Why the seal cannot be placed so. */
  readonly problem: SeamOutlook['fault'];
  readonly isPlacing: boolean;
}

export interface SeamParts {
  readonly draft: StampDraft;
  readonly surface: DocumentSurface;
  readonly workbench: Workbench;
  readonly inkBox: InkBox;
  /** Called with the options with which a seal was placed. */
  keep(options: Options): void;
}

/** 骑缝章 on one document, while it is on: what the panel and the pages show, and what is placed in the end. */
export class SeamSession implements Disposable {
  readonly state: ReadableStore<SeamState>;
  readonly draft: StampDraft;
  readonly surface: DocumentSurface;
  private readonly store;
  private readonly parts: SeamParts;
  private readonly own = new DisposableStore();
  /** What is previewed, as JSON, and why the plugin host refused that. */
  private shown: string | undefined;
  private refusal: SeamState['problem'];
  private round = 0;
  private isOver = false;

  constructor(options: Options, parts: SeamParts) {
    const { draft, surface } = parts;
    this.parts = parts;
    this.draft = draft;
    this.surface = surface;
    const { seal } = draft.state.getState();
    const outlook = pageOutlook(options, surface.state.getState().pageCount);
    this.store = createStore<SeamState>(() => ({
      options,
      seal,
      aim: undefined,
      outlook,
      problem: outlook.fault,
      isPlacing: false,
    }));
    this.state = this.store;
    this.own.add(toDisposable(draft.state.subscribe((state) => this.chooseSeal(state.seal))));
    this.own.add(
      toDisposable(
        surface.state.subscribe(({ pageCount }, before) => pageCount !== before.pageCount && void this.look()),
      ),
    );
    this.own.add(toDisposable(() => draft.preview(undefined)));
    void this.look();
  }

  change(options: Options): void {
    this.store.setState({ options, aim: undefined });
    void this.look();
  }

  chooseEdge(edge: SeamEdge): void {
    this.change(withEdge(this.store.getState().options, edge));
  }

  /** Shows the seal where the pointer would place it; `undefined`: where the options say. */
  aim(aim: SeamAim | undefined): void {
    const before = this.store.getState().aim;
    if (aim?.at === before?.at && aim?.page === before?.page) return;
    this.store.setState({ aim });
    if (aim?.at !== before?.at) void this.look();
  }

  /** Places the seal as it is shown and, as the settings and what else waits have it, submits. */
  async place(): Promise<void> {
    const { draft } = this;
    const { workbench, keep } = this.parts;
    const { isPlacing, seal } = this.store.getState();
    if (isPlacing) return;
    if (!seal) {
      workbench.notify({ severity: 'info', message: texts.chooseSealFirst });
      return;
    }
    const options = this.wanted();
    const isAlone = draft.state.getState().stamps.length === 0;
    this.store.setState({ isPlacing: true });
    try {
      await draft.add({ mode: MODE, seal: seal.id, options });
      keep(options);
      workbench.documents.setTool(draft.documentId, undefined);
      if (workbench.settings.getState()[COLLECT] === true) return;
      if (!isAlone) return workbench.notify({ severity: 'info', message: texts.joined });
      const readiness = await submitWhenReady(draft, workbench);
      if (readiness === 'hindered') workbench.notify({ severity: 'warning', message: texts.hindered });
    } catch (error) {
      workbench.showError(error);
    } finally {
      this.store.setState({ isPlacing: false });
    }
  }

  async dispose(): Promise<void> {
    this.isOver = true;
    await this.own.dispose();
  }

  private chooseSeal(seal: DraftSeal | undefined): void {
    if (seal === this.store.getState().seal) return;
    this.store.setState({ seal });
    void this.look();
  }

  private wanted(): Options {
    const { options, aim } = this.store.getState();
    return aim ? { ...options, at: aim.at } : options;
  }

  /** Late answers are dropped. */
  private async look(): Promise<void> {
    const round = ++this.round;
    const { surface } = this;
    const { inkBox } = this.parts;
    const { seal } = this.store.getState();
    const options = this.wanted();
    const document = {
      pageCount: surface.state.getState().pageCount,
      page: (index: number) => surface.page(index),
    };
    const outlook = await seamOutlook({ options, seal, document, inkBox });
    if (this.isOver || round !== this.round) return;
    const stamp = seal && !outlook.fault ? { mode: MODE, seal: seal.id, options } : undefined;
    if (!stamp) this.refusal = undefined;
    this.store.setState({ outlook, problem: outlook.fault ?? this.refusal });
    void this.preview(stamp);
  }

  /** The plugin host plans what is signed, so its word is the last one. */
  private async preview(stamp: NewStamp | undefined): Promise<void> {
    const { draft } = this;
    const shown = stamp && JSON.stringify(stamp);
    if (shown === this.shown) return;
    this.shown = shown;
    if (!stamp) return draft.preview(undefined);
    const refusal = await draft.preview(stamp).then(() => undefined, toErrorRecord);
    if (shown !== this.shown) return;
    this.refusal = refusal;
    this.store.setState({ problem: refusal });
  }
}
