import { type Options, SealwrightError } from '@sealwright/core/api';
import type { DraftStamp, ReadableStore, StampDraft, StampDraftState, SurfacePoint } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { PlacedLook, StampEntry } from '../common-signing-rpc.ts';
import { Alignment } from './alignment.ts';
import { DraftBusy, SealGone } from './errors.ts';
import type { HeldSeal } from './held-seal.ts';
import type { SigningModes } from './signing-modes.ts';
import { StampHistory } from './stamp-history.ts';
import { StampPlans } from './stamp-plans.ts';

/** A stamp with what is drawn of it. */
export interface LookedStamp extends DraftStamp {
  readonly seal: HeldSeal | undefined;
  readonly places: readonly PlacedLook[];
}

export interface DraftState extends StampDraftState {
  readonly stamps: readonly LookedStamp[];
  /** What was signed last, with the first revision that has it: its pages take a moment to show it. */
  readonly signed: { readonly revision: number; readonly stamps: readonly LookedStamp[] } | undefined;
  /** Newest revision when the submission began that is under way. */
  readonly signingFrom: number | undefined;
}

export interface DraftParts {
  place(stamp: StampEntry): Promise<readonly PlacedLook[]>;
  /** A seal of the seal panel by its id. */
  seal(id: string): HeldSeal | undefined;
  readonly modes: SigningModes;
}

/** What the user did, without what follows from it. */
export interface Placed {
  readonly id: string;
  readonly mode: string;
  readonly seal: HeldSeal | undefined;
  readonly options: Options;
}

/** The stamps of one document; see `StampDraft`. It lives in the window, so it outlives the plugin host. */
export class Draft implements StampDraft {
  readonly documentId: string;
  readonly alignment = new Alignment();
  /** The stamp whose frame on the page shall get the keyboard's focus. */
  readonly wantsFocus = createStore<string | undefined>(() => undefined);
  readonly state: ReadableStore<DraftState>;
  private readonly store;
  private readonly parts: DraftParts;
  private readonly plans: StampPlans;
  private readonly history = new StampHistory<readonly Placed[]>([]);
  /** What is shown of a stamp as long as there is no plan for its options. */
  private readonly shown = new Map<string, readonly PlacedLook[]>();
  private readonly planning = new Set<string>();
  private count = 0;

  constructor(documentId: string, parts: DraftParts) {
    this.documentId = documentId;
    this.parts = parts;
    this.plans = new StampPlans((stamp) => parts.place(stamp));
    this.store = createStore<DraftState>(() => ({
      stamps: [],
      signed: undefined,
      signingFrom: undefined,
      selected: undefined,
      seal: undefined,
      canUndo: false,
      canRedo: false,
      busy: false,
    }));
    this.state = this.store;
  }

  async add({ mode, seal: sealId, options }: Parameters<StampDraft['add']>[0]): Promise<string> {
    const seal = sealId === undefined ? undefined : this.parts.seal(sealId);
    if (this.busy) throw DraftBusy({});
    if (sealId !== undefined && !seal) throw SealGone({});
    const placed: Placed = { id: `stamp-${++this.count}`, mode, seal, options };
    const plan = await this.plans.ask(entryOf(placed));
    if ('problem' in plan) throw SealwrightError.fromRecord(plan.problem);
    // A submission may have begun meanwhile.
    if (this.busy) throw DraftBusy({});
    this.push([...this.history.present, placed]);
    this.select(placed.id);
    this.wantsFocus.setState(placed.id, true);
    return placed.id;
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
   * Puts the centre of one of the stamp's places at the point and shows it there until the mode has planned it. `false`
   * where the mode does not let it go there.
   */
  move(id: string, place: number, to: SurfacePoint, gesture: string): boolean {
    const stamp = this.store.getState().stamps.find((candidate) => candidate.id === id);
    const options = stamp && this.movedOptions(stamp, place, to);
    if (this.busy || !options) return false;
    this.shown.set(
      id,
      stamp.places.map((look, index) => (index === place ? movedLook(look, to) : look)),
    );
    this.update(id, options, gesture);
    return true;
  }

  /** The options of the stamp with a place moved; `undefined` where it cannot be. */
  movedOptions(stamp: LookedStamp, place: number, to: SurfacePoint): Options | undefined {
    const pageSize = this.alignment.page(to.page)?.size;
    return this.parts.modes.view(stamp.mode)?.moved?.(stamp, place, { ...to, ...(pageSize && { pageSize }) });
  }

  isMovable(stamp: LookedStamp): boolean {
    return this.parts.modes.view(stamp.mode)?.moved !== undefined;
  }

  remove(id: string): void {
    const before = this.history.present;
    if (this.busy || !before.some((stamp) => stamp.id === id)) return;
    this.push(before.filter((stamp) => stamp.id !== id));
  }

  select(id: string | undefined): void {
    if (this.store.getState().selected !== id) this.store.setState({ selected: id });
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
    if (point && !free) return this.alignment.align(point, this.placesBut(undefined));
    this.alignment.end();
    return point;
  }

  /** As `align`, for a stamp that is there already. */
  alignStamp(id: string, point: SurfacePoint, free: boolean): SurfacePoint {
    if (!free) return this.alignment.align(point, this.placesBut(id));
    this.alignment.end();
    return point;
  }

  chooseSeal(seal: HeldSeal | undefined): void {
    this.store.setState({ seal });
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
    this.shown.clear();
    this.plans.forget();
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

  private placesBut(id: string | undefined): readonly PlacedLook[] {
    return this.store.getState().stamps.flatMap((stamp) => (stamp.id === id ? [] : stamp.places));
  }

  private push(next: readonly Placed[], gesture?: string): void {
    this.history.push(next, gesture);
    this.settle();
  }

  /** Shows the present state and has planned what is not planned yet. */
  private settle(): void {
    this.publish();
    for (const { id } of this.history.present) void this.plan(id);
  }

  /** One question at a time for each stamp: while it is under way, only the latest of the options that follow counts. */
  private async plan(id: string): Promise<void> {
    if (this.planning.has(id)) return;
    this.planning.add(id);
    try {
      for (let entry = this.unplanned(id); entry; entry = this.unplanned(id)) {
        await this.plans.ask(entry);
        this.publish();
      }
    } finally {
      this.planning.delete(id);
    }
  }

  private unplanned(id: string): StampEntry | undefined {
    const placed = this.history.present.find((stamp) => stamp.id === id);
    const entry = placed && entryOf(placed);
    return entry && !this.plans.known(entry) ? entry : undefined;
  }

  private publish(): void {
    const { present, canUndo, canRedo } = this.history;
    const { selected, stamps: before } = this.store.getState();
    const stamps = present.map((placed) => this.looked(placed, before));
    const isThere = present.some(({ id }) => id === selected);
    this.store.setState({ stamps, selected: isThere ? selected : undefined, canUndo, canRedo });
  }

  /** The stamp as before where nothing of it has changed, so that nothing of it is drawn anew. */
  private looked(placed: Placed, before: readonly LookedStamp[]): LookedStamp {
    const plan = this.plans.known(entryOf(placed));
    if (plan && 'places' in plan) this.shown.set(placed.id, plan.places);
    const places = this.shown.get(placed.id) ?? [];
    const problem = plan && 'problem' in plan ? plan.problem : undefined;
    const last = before.find(({ id }) => id === placed.id);
    // A resumed stamp gets its seal's picture when the seals have been read.
    const seal = placed.seal && (this.parts.seal(placed.seal.id) ?? placed.seal);
    const isSame =
      last?.options === placed.options &&
      last.places === places &&
      last.problem === problem &&
      last.seal?.picture === seal?.picture;
    return isSame ? last : { ...placed, seal, places, problem };
  }
}

function entryOf({ mode, seal, options }: Placed): StampEntry {
  return { mode, options, ...(seal && { seal: seal.id }) };
}

function movedLook(look: PlacedLook, to: SurfacePoint): PlacedLook {
  const { box } = look;
  return { ...look, page: to.page, box: { ...box, x: to.x - box.width / 2, y: to.y - box.height / 2 } };
}
