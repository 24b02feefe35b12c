import { type RpcClient, toDisposable } from '@sealwright/core/api';
import type { DocumentSurface, DraftMeans, ReadableStore } from '@sealwright/ui';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeyEntry, signingRpc } from '../common-signing-rpc.ts';
import { draftMeans, NO_CHOICE } from './draft-means.ts';
import type { HeldSeal } from './held-seal.ts';
import { keyHindrance } from './key-choice.ts';
import { PreflightCheck } from './preflight-check.ts';
import type { SealLibrary } from './seal-library.ts';
import type { LookedStamp } from './shown-stamps.ts';
import { type ExpectedKey, type Means, meansFor, NO_MEANS, type Wanted } from './signing-means.ts';
import type { SigningModes } from './signing-modes.ts';
import { Draft, type DraggedPlace } from './stamp-draft.ts';

/** All that the window keeps of the signing of one open document. */
export class DraftSession {
  readonly draft: Draft;
  readonly preflight: PreflightCheck;
  readonly means: ReadableStore<Means>;
  readonly dragged = createStore<DraggedPlace | undefined>(() => undefined);
  /** The pages, once the document's viewer stands. */
  surface: DocumentSurface | undefined;
  private readonly meansStore = createStore<Means>(() => NO_MEANS);
  private readonly choice = createStore<DraftMeans>(() => NO_CHOICE);
  private readonly library: SealLibrary;
  private readonly ends: (() => void)[];
  private wishes: Wanted = {};
  private expectation: ExpectedKey | undefined;

  constructor(documentId: string, calls: RpcClient<typeof signingRpc>, library: SealLibrary, modes: SigningModes) {
    this.library = library;
    this.draft = new Draft(documentId, {
      place: (stamps) => calls.place(documentId, stamps),
      seal: (id) => library.seal(id),
      currentPage: () => this.surface?.state.getState().currentPage,
      modes,
      means: this.choice,
      chooseKey: (key) => this.want({ key }),
    });
    this.preflight = new PreflightCheck(({ stamps, means }, signal) =>
      calls.preflight(documentId, stamps, means, { signal }),
    );
    this.means = this.meansStore;
    this.ends = [
      library.state.subscribe(() => this.chooseMeans()),
      this.draft.state.subscribe((state, before) => {
        if (state.stamps !== before.stamps) this.chooseMeans();
      }),
      () => this.preflight.dispose(),
    ];
    this.chooseMeans();
  }

  /** The seals that are placed, each once. */
  placedSeals(): readonly HeldSeal[] {
    const seals = this.draft.state.getState().stamps.flatMap(({ seal }) => seal ?? []);
    return [...new Map(seals.map((seal) => [seal.id, this.library.seal(seal.id) ?? seal])).values()];
  }

  get wanted(): Wanted {
    return this.wishes;
  }

  get expected(): ExpectedKey | undefined {
    return this.expectation;
  }

  /** The user's choice, which counts as long as it can be kept. */
  want(wish: Wanted): void {
    this.wishes = { ...this.wishes, ...wish };
    const key = this.meansStore.getState().fitting.find(({ ref }) => ref === wish.key);
    if (key) this.expect(key);
    this.chooseMeans();
  }

  /** The key that what is placed was to be signed with, in an earlier life of the window. */
  expect(key: ExpectedKey | undefined): void {
    this.expectation = key && { ref: key.ref, device: key.device };
  }

  canSubmit(): boolean {
    const { stamps, busy } = this.draft.state.getState();
    const { state, word } = this.preflight.state.getState();
    const isPlanned = stamps.length > 0 && stamps.every(({ problem }) => !problem);
    return isPlanned && !busy && this.signer !== undefined && (word?.allowed ?? state === 'failed');
  }

  /** Asks everything anew that may be otherwise now: devices came or went, the host was started again. */
  refresh(): void {
    this.draft.retry();
    this.preflight.forget();
    this.askPreflight();
  }

  /** Selects a place of a stamp and scrolls to it. */
  show({ id, places }: LookedStamp, place = 0): void {
    this.draft.select(id, place);
    const look = places[place];
    if (look) this.surface?.reveal(look.page, look.box);
  }

  readonly end = toDisposable(() => {
    for (const end of this.ends) end();
  });

  /** The key that could sign now. */
  private get signer(): KeyEntry | undefined {
    const { chosen, lost } = this.meansStore.getState();
    return chosen && lost.length === 0 && !keyHindrance(chosen, new Date()) ? chosen : undefined;
  }

  private chooseMeans(): void {
    const isPlaced = this.draft.state.getState().stamps.length > 0;
    if (!isPlaced) this.expectation = undefined;
    const { wishes: wanted, expectation: expected } = this;
    const library = this.library.state.getState();
    const [placed, now] = [this.placedSeals(), new Date()];
    const means = meansFor({ placed, wanted, expected }, library, now);
    if (isPlaced && means.chosen) this.expect(means.chosen);
    setIfOther(this.meansStore, means);
    setIfOther(this.choice, draftMeans(library, means, placed, now));
    this.askPreflight();
  }

  private askPreflight(): void {
    const { stamps } = this.draft.state.getState();
    const { format } = this.meansStore.getState();
    const isPlanned = stamps.length > 0 && stamps.every(({ places, problem }) => places.length > 0 && !problem);
    const means = this.signer && { key: this.signer.ref, ...(format && { format: format.id }) };
    this.preflight.update(isPlanned && means ? { stamps: this.draft.entries(), means } : undefined);
  }
}

function setIfOther<T>(store: StoreApi<T>, value: T): void {
  if (JSON.stringify(value) !== JSON.stringify(store.getState())) store.setState(value);
}
