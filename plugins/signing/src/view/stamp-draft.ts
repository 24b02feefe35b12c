import { type Options, SealwrightError } from '@sealwright/core/api';
import {
  type DraftMeans,
  type DraftPlace,
  type NewStamp,
  type ReadableStore,
  type StampDraft,
  type StampDraftState,
  StepHistory,
  type SurfacePoint,
} from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import { MOST_STAMPS, type Placing, type StampEntry } from '../common-signing-rpc.ts';
import { Alignment } from './alignment.ts';
import { DraftBusy, SealGone, TooManyStamps } from './errors.ts';
import type { HeldSeal } from './held-seal.ts';
import { placesOnPage } from './places-on-page.ts';
import { type LookedStamp, ShownStamps } from './shown-stamps.ts';
import type { SigningModes } from './signing-modes.ts';
import { entryOf, type Placed, type PlacedLook, StampPlans } from './stamp-plans.ts';
import { StampPreview } from './stamp-preview.ts';

export interface DraftState extends StampDraftState {
  readonly stamps: readonly LookedStamp[];
  /** What was signed last, with the first revision that has it: its pages take a moment to show it. */
  readonly signed: { readonly revision: number; readonly stamps: readonly LookedStamp[] } | undefined;
  /** Newest revision when the submission began that is under way. */
  readonly signingFrom: number | undefined;
}

export interface DraftParts {
  place(stamps: readonly StampEntry[]): Promise<Placing>;
  /** A seal of the seal panel by its id. */
  seal(id: string): HeldSeal | undefined;
  /** 0-based page that the user looks at. */
  currentPage(): number | undefined;
  readonly modes: SigningModes;
  /** See `StampDraft`. */
  readonly means: ReadableStore<DraftMeans>;
  chooseKey(ref: string): void;
}

/** A place of a stamp, by its index. */
export interface PlaceOf {
  readonly stamp: string;
  readonly place: number;
}

/** A place that is being dragged. */
export interface DraggedPlace extends PlaceOf {
  readonly page: number;
  /** Its centre, in millimetres. */
  readonly x: number;
  readonly y: number;
  /** The stamp's places as they were planned on the way; missing where only this one has moved. */
  readonly places?: readonly PlacedLook[];
}

/** The stamps of one document; see `StampDraft`. It lives in the window, so it outlives the plugin host. */
export class Draft implements StampDraft {
  readonly documentId: string;
  readonly alignment = new Alignment();
  /** The place whose frame on its page shall get the keyboard's focus. */
  readonly wantsFocus = createStore<PlaceOf | undefined>(() => undefined);
  readonly state: ReadableStore<DraftState>;
  readonly means: ReadableStore<DraftMeans>;
  /** What is shown where a stamp would come to stand. */
  readonly previewed: StampPreview['state'];
  private readonly store;
  private readonly parts: DraftParts;
  private readonly plans: StampPlans;
  private readonly previews: StampPreview;
  private readonly history = new StepHistory<readonly Placed[]>([]);
  private readonly shown = new ShownStamps();
  private readonly planning = new Set<string>();
  private count = 0;

  constructor(documentId: string, parts: DraftParts) {
    this.documentId = documentId;
    this.parts = parts;
    this.means = parts.means;
    this.plans = new StampPlans((stamps) => parts.place(stamps));
    this.previews = new StampPreview(this.plans);
    this.previewed = this.previews.state;
    this.store = createStore<DraftState>(() => ({
      stamps: [],
      signed: undefined,
      signingFrom: undefined,
      selected: undefined,
      selectedPlace: 0,
      seal: undefined,
      canUndo: false,
      canRedo: false,
      busy: false,
    }));
    this.state = this.store;
  }

  async add(stamp: NewStamp): Promise<string> {
    const [id = ''] = await this.addAll([stamp]);
    const place = this.placeInSight(id);
    this.select(id, place);
    this.wantsFocus.setState({ stamp: id, place }, true);
    return id;
  }

  async addAll(stamps: readonly NewStamp[]): Promise<readonly string[]> {
    if (this.busy) throw DraftBusy({});
    if (stamps.length === 0) return [];
    const added = stamps.map((stamp) => this.placed(stamp));
    if (this.history.present.length + added.length > MOST_STAMPS) throw TooManyStamps({ most: MOST_STAMPS });
    for (const plan of await this.plans.ask(added)) {
      if ('problem' in plan) throw SealwrightError.fromRecord(plan.problem);
    }
    // A submission may have begun meanwhile.
    if (this.busy) throw DraftBusy({});
    this.push([...this.history.present, ...added]);
    return added.map(({ id }) => id);
  }

  preview(stamp: NewStamp): Promise<readonly DraftPlace[]>;
  preview(stamp: undefined): void;
  preview(stamp: NewStamp | undefined): Promise<readonly DraftPlace[]> | undefined {
    if (stamp) return this.showPreview(stamp);
    this.previews.end();
    return undefined;
  }

  update(id: string, options: Options, gesture?: string): void {
    const before = this.history.present;
    if (this.busy || !before.some((stamp) => stamp.id === id)) return;
    this.push(
      before.map((stamp) => (stamp.id === id ? { ...stamp, options } : stamp)),
      gesture,
    );
  }

  /**
   * Puts the centre of one of the stamp's places at the point and shows it there, or all of them as they were while it was
   * `dragged`, until the mode has planned it. `false` where the mode does not let it go there.
   */
  move(id: string, place: number, to: SurfacePoint, gesture: string, dragged?: DraggedPlace): boolean {
    const stamp = this.store.getState().stamps.find((candidate) => candidate.id === id);
    const options = stamp && this.movedOptions(stamp, place, to);
    if (this.busy || !options) return false;
    this.shown.move({ id, places: dragged?.places ?? stamp.places }, place, dragged ?? to);
    this.update(id, options, gesture);
    return true;
  }

  /** The options of the stamp with a place moved; `undefined` where it cannot be. */
  movedOptions(stamp: LookedStamp, place: number, to: SurfacePoint): Options | undefined {
    const pageSize = this.alignment.page(to.page)?.size;
    return this.parts.modes.view(stamp.mode)?.moved?.(stamp, place, { ...to, ...(pageSize && { pageSize }) });
  }

  /** The places of the stamp with other options; `undefined` where these cannot be planned. */
  async placesWith({ id, mode, seal }: LookedStamp, options: Options): Promise<readonly PlacedLook[] | undefined> {
    const [plan] = await this.plans.ask([{ id, mode, seal, options }]);
    return plan && 'places' in plan ? plan.places : undefined;
  }

  isMovable(stamp: LookedStamp): boolean {
    return this.parts.modes.view(stamp.mode)?.moved !== undefined;
  }

  remove(id: string): void {
    const before = this.history.present;
    if (this.busy || !before.some((stamp) => stamp.id === id)) return;
    this.push(before.filter((stamp) => stamp.id !== id));
  }

  select(id: string | undefined, place = 0): void {
    const { selected, selectedPlace } = this.store.getState();
    if (selected !== id || selectedPlace !== place) this.store.setState({ selected: id, selectedPlace: place });
  }

  undo(): void {
    if (this.busy) return;
    this.history.undo();
    this.settle();
  }

  redo(): void {
    if (this.busy) return;
    this.history.redo();
    this.settle();
  }

  clear(): void {
    if (!this.busy && this.history.present.length > 0) this.push([]);
  }

  align(point: SurfacePoint, free?: boolean): SurfacePoint;
  align(point: undefined): void;
  align(point: SurfacePoint | undefined, free = false): SurfacePoint | undefined {
    if (point && !free) return this.alignment.align(point, this.placesOf(point.page, undefined));
    this.alignment.end();
    return point;
  }

  /** As `align`, for a stamp that is there already. */
  alignStamp(id: string, point: SurfacePoint, free: boolean): SurfacePoint {
    if (!free) return this.alignment.align(point, this.placesOf(point.page, id));
    this.alignment.end();
    return point;
  }

  chooseSeal(id: string | undefined): void {
    this.store.setState({ seal: id === undefined ? undefined : this.parts.seal(id) });
  }

  chooseKey(ref: string): void {
    this.parts.chooseKey(ref);
  }

  /** `revision`: the document's newest one, where a submission begins. */
  setBusy(busy: boolean, revision?: number): void {
    this.store.setState({ busy, signingFrom: revision });
  }

  /** Begins with stamps that were placed in an earlier life of the window, as the last step of undo. */
  resume(stamps: readonly Omit<Placed, 'id'>[]): void {
    this.history.reset(stamps.map((stamp) => ({ ...stamp, id: `stamp-${++this.count}` })));
    this.settle();
  }

  /** What is to be submitted. */
  entries(): readonly StampEntry[] {
    return this.history.present.map(entryOf);
  }

  /** The stamps are part of the document now, from this revision on: none is left, and none comes back by undo. */
  submitted(revision: number): void {
    this.store.setState({ signed: { revision, stamps: this.store.getState().stamps } });
    this.history.reset([]);
    this.shown.forget();
    this.previews.end();
    this.settle();
  }

  /** The document is again as it was before it was signed. */
  takenBack(): void {
    this.store.setState({ signed: undefined });
  }

  /** Tries again what could not be planned. */
  retry(): void {
    this.plans.forgetProblems();
    this.settle();
  }

  private get busy(): boolean {
    return this.store.getState().busy;
  }

  /** Throws `signing.seal-gone`. */
  private placed({ mode, seal: id, options }: NewStamp): Placed {
    const seal = id === undefined ? undefined : this.parts.seal(id);
    if (id !== undefined && !seal) throw SealGone({});
    return { id: `stamp-${++this.count}`, mode, seal, options };
  }

  /** Index of the place of a stamp that the user looks at, else of the first. */
  private placeInSight(id: string): number {
    const places = this.store.getState().stamps.find((stamp) => stamp.id === id)?.places ?? [];
    const page = this.parts.currentPage();
    return Math.max(
      places.findIndex((place) => place.page === page),
      0,
    );
  }

  private async showPreview(stamp: NewStamp): Promise<readonly DraftPlace[]> {
    return this.previews.show(this.placed(stamp));
  }

  private placesOf(page: number, id: string | undefined): readonly DraftPlace[] {
    const { stamps } = this.store.getState();
    return stamps.flatMap((stamp) =>
      stamp.id === id ? [] : placesOnPage(stamp.places, page).map(([, place]) => place),
    );
  }

  private push(next: readonly Placed[], gesture?: string): void {
    this.history.push(next, gesture);
    this.settle();
  }

  /**
   * Shows the present state and has planned what is not planned yet. There is one question at a time for each stamp: while
   * it is under way, only the latest of the options that follow counts.
   */
  private settle(): void {
    this.publish();
    const due = this.history.present.filter((placed) => !this.planning.has(placed.id) && !this.plans.known(placed));
    if (due.length > 0) void this.plan(due);
  }

  private async plan(stamps: readonly Placed[]): Promise<void> {
    for (const { id } of stamps) this.planning.add(id);
    await this.plans.ask(stamps);
    for (const { id } of stamps) this.planning.delete(id);
    this.settle();
  }

  private publish(): void {
    const { present, canUndo, canRedo } = this.history;
    const { selected, stamps: before } = this.store.getState();
    const now = present.map((placed) => this.looked(placed));
    const isSame = now.length === before.length && now.every((stamp, index) => stamp === before[index]);
    const isThere = present.some(({ id }) => id === selected);
    this.store.setState({
      stamps: isSame ? before : now,
      selected: isThere ? selected : undefined,
      canUndo,
      canRedo,
    });
  }

  /** A resumed stamp gets its seal's picture when the seals have been read. */
  private looked(placed: Placed): LookedStamp {
    const seal = placed.seal && (this.parts.seal(placed.seal.id) ?? placed.seal);
    return this.shown.look(placed, this.plans.known(placed), seal);
  }
}
