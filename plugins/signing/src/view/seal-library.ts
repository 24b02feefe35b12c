import type { Localized, RpcClient } from '@sealwright/core/api';
import type { DraftSeal, ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { KeyEntry, SealEntry, signingRpc } from '../common-signing-rpc.ts';
import type { PictureCache } from './picture-cache.ts';
import type { SigningModes } from './signing-modes.ts';

/** A seal whose `picture` is an address for `img`. */
export type LibrarySeal = SealEntry & DraftSeal;

export interface Library {
  readonly state: 'loading' | 'ready' | 'error';
  /** What was found last; kept while it is looked for anew. */
  readonly seals: readonly LibrarySeal[];
  readonly keys: readonly KeyEntry[];
  /** Why devices have no keys to show. */
  readonly faults: readonly Localized[];
  readonly error: unknown;
}

/** What can be signed with, for all documents of the window. */
export class SealLibrary {
  readonly state: ReadableStore<Library>;
  private readonly store;
  private readonly calls: RpcClient<typeof signingRpc>;
  private readonly pictures: PictureCache;
  private readonly modes: SigningModes;
  private round = 0;

  constructor(calls: RpcClient<typeof signingRpc>, pictures: PictureCache, modes: SigningModes) {
    this.calls = calls;
    this.pictures = pictures;
    this.modes = modes;
    this.store = createStore<Library>(() => ({
      state: 'loading',
      seals: [],
      keys: [],
      faults: [],
      error: undefined,
    }));
    this.state = this.store;
  }

  /** Looks for seals and keys; of several calls the last one counts. */
  async load(): Promise<void> {
    const round = ++this.round;
    this.store.setState({ state: 'loading' });
    try {
      const [seals, { keys, faults }, modes] = await Promise.all([
        this.calls.seals(),
        this.calls.keys(),
        this.calls.modes(),
      ]);
      const pictured = await Promise.all(seals.map((seal) => this.pictured(seal)));
      if (round !== this.round) return;
      this.modes.setTitles(modes);
      this.store.setState({ state: 'ready', seals: pictured, keys, faults, error: undefined });
    } catch (error) {
      if (round === this.round) this.store.setState({ state: 'error', error });
    }
  }

  seal(id: string): LibrarySeal | undefined {
    return this.store.getState().seals.find((seal) => seal.id === id);
  }

  private async pictured(seal: SealEntry): Promise<LibrarySeal> {
    return { ...seal, picture: await this.pictures.address(seal.picture) };
  }
}
