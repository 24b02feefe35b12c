import { type RpcClient, toDisposable } from '@sealwright/core/api';
import type { DocumentSurface, ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { KeyEntry, signingRpc } from '../common-signing-rpc.ts';
import { chosenKey, keysFor } from './key-choice.ts';
import { PreflightCheck } from './preflight-check.ts';
import type { LibrarySeal, SealLibrary } from './seal-library.ts';
import type { SigningModes } from './signing-modes.ts';
import { Draft, type LookedStamp } from './stamp-draft.ts';

/** A place that is being dragged: drawn at once, planned when it is dropped. */
export interface DraggedPlace {
  readonly stamp: string;
  readonly place: number;
  readonly page: number;
  /** Its centre, in millimetres. */
  readonly x: number;
  readonly y: number;
}

export interface KeyState {
  /** Keys that may use all seals of the draft. */
  readonly fitting: readonly KeyEntry[];
  readonly chosen: KeyEntry | undefined;
}

/** All that the window keeps of the signing of one open document. */
export class DraftSession {
  readonly draft: Draft;
  readonly preflight: PreflightCheck;
  readonly keys: ReadableStore<KeyState>;
  readonly dragged = createStore<DraggedPlace | undefined>(() => undefined);
  /** The pages, once the document's viewer stands. */
  surface: DocumentSurface | undefined;
  private readonly keyStore = createStore<KeyState>(() => ({ fitting: [], chosen: undefined }));
  private readonly library: SealLibrary;
  private readonly ends: (() => void)[];
  private wanted: string | undefined;

  constructor(documentId: string, calls: RpcClient<typeof signingRpc>, library: SealLibrary, modes: SigningModes) {
    this.library = library;
    this.draft = new Draft(documentId, {
      place: (stamp) => calls.place(documentId, stamp),
      seal: (id) => library.seal(id),
      modes,
    });
    this.preflight = new PreflightCheck(({ stamps, key }, signal) =>
      calls.preflight(documentId, stamps, key, { signal }),
    );
    this.keys = this.keyStore;
    this.ends = [
      library.state.subscribe(() => this.chooseKeys()),
      this.draft.state.subscribe((state, before) => {
        if (state.stamps !== before.stamps) this.chooseKeys();
      }),
      () => this.preflight.dispose(),
    ];
    this.chooseKeys();
  }

  /** Bindings of the seals that are placed. */
  placedSeals(): readonly LibrarySeal[] {
    const ids = new Set(this.draft.state.getState().stamps.flatMap(({ seal }) => (seal ? [seal.id] : [])));
    return this.library.state.getState().seals.filter(({ id }) => ids.has(id));
  }

  /** The certificate that the user chose; missing while nobody has chosen another than the first that fits. */
  get wantedKey(): string | undefined {
    return this.wanted;
  }

  chooseKey(ref: string | undefined): void {
    this.wanted = ref;
    this.chooseKeys();
  }

  canSubmit(): boolean {
    const { stamps, busy } = this.draft.state.getState();
    const { state, word } = this.preflight.state.getState();
    const isPlanned = stamps.length > 0 && stamps.every(({ problem }) => !problem);
    return isPlanned && !busy && this.keyStore.getState().chosen !== undefined && (word?.allowed ?? state === 'failed');
  }

  /** Asks everything anew that may be otherwise now: devices came or went, the host was started again. */
  refresh(): void {
    this.draft.retry();
    this.preflight.forget();
    this.askPreflight();
  }

  /** Scrolls to a stamp's first place. */
  reveal(stamp: LookedStamp): void {
    const [first] = stamp.places;
    if (first) this.surface?.reveal(first.page, first.box);
  }

  readonly end = toDisposable(() => {
    for (const end of this.ends) end();
  });

  private chooseKeys(): void {
    const fitting = keysFor(this.library.state.getState().keys, this.placedSeals());
    const chosen = chosenKey(fitting, this.wanted, new Date());
    const last = this.keyStore.getState();
    const isSame = chosen === last.chosen && fitting.length === last.fitting.length;
    if (!isSame || fitting.some((key, index) => key !== last.fitting[index]))
      this.keyStore.setState({ fitting, chosen });
    this.askPreflight();
  }

  private askPreflight(): void {
    const { stamps } = this.draft.state.getState();
    const { chosen } = this.keyStore.getState();
    const isPlanned = stamps.every(({ places, problem }) => places.length > 0 && !problem);
    const canAsk = chosen && stamps.length > 0 && isPlanned;
    this.preflight.update(canAsk ? { stamps: this.draft.entries(), key: chosen.ref } : undefined);
  }
}
