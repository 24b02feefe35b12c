import {
  type Disposable,
  type Event,
  type Log,
  SealwrightError,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { diagnoseDevice } from '../libraries/diagnose-device.ts';
import type { DeviceNeeds } from '../libraries/library-options.ts';
import { thisSystem } from '../libraries/system-places.ts';
import { DeviceChanges } from './device-changes.ts';

/** A token that a library shows. */
export interface Plugged {
  readonly info: TokenInfo;
}

/** What a library shows of its tokens. */
export interface TokenSource<T extends Plugged> {
  /** All that are plugged in now. What it throws is a typed error. */
  list(): readonly T[];
  /** A short look, once a second: false where `list` would give what it gave last. */
  mayHaveChanged(): boolean;
}

export interface PluggedTokensOptions<T extends Plugged> {
  readonly source: TokenSource<T>;
  /** What the library's devices need besides it: why none is seen though one is plugged in. */
  readonly needs: DeviceNeeds | undefined;
  readonly log: Log;
  /** Called for a token that was there and is not any more, before anybody else hears of it. */
  readonly onGone?: (token: string) => void;
}

/** Milliseconds between two looks at the devices. */
const LOOK_EVERY = 1_000;

/**
 * The tokens that are plugged in. Each look counts, whoever wanted it: what was told to a caller and is not so any more is
 * announced, also where the look that is taken once a second finds what it found the last time.
 */
export class PluggedTokens<T extends Plugged> implements Disposable {
  readonly onDidChange: Event<void>;
  private readonly options: PluggedTokensOptions<T>;
  private readonly changes: DeviceChanges;
  private readonly timer: NodeJS.Timeout;
  private present: readonly string[] = [];
  private hasLooked = false;

  constructor(options: PluggedTokensOptions<T>) {
    this.options = options;
    this.changes = new DeviceChanges(options.log);
    this.onDidChange = this.changes.event;
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
    this.timer.unref();
  }

  /** As `HostDriver.tokens`. Where there is none, the reason is thrown, if one is known. */
  infos(): readonly TokenInfo[] {
    const { tokens, trouble } = this.see();
    if (trouble) throw trouble;
    return tokens.map(({ info }) => info);
  }

  /** Throws `token.removed`. */
  get(token: string): T {
    const found = this.see().tokens.find(({ info }) => info.id === token);
    if (!found) throw TokenRemoved({ token });
    return found;
  }

  has(token: string): boolean {
    try {
      return this.see().tokens.some(({ info }) => info.id === token);
    } catch {
      // A library that cannot even list its devices has no token to work with.
      return false;
    }
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    // Nobody was told anything.
    if (!this.hasLooked) return;
    try {
      // Without a token, what changes may be the reason for it, which the library does not know.
      if (this.present.length === 0 || this.options.source.mayHaveChanged()) this.see();
    } catch (fault) {
      this.failed(fault);
    }
  }

  private see(): { readonly tokens: readonly T[]; readonly trouble: SealwrightError | undefined } {
    const { source, needs = {}, onGone } = this.options;
    this.hasLooked = true;
    try {
      const tokens = source.list();
      const trouble = tokens.length === 0 ? diagnoseDevice(needs, thisSystem()) : undefined;
      const ids = tokens.map(({ info }) => info.id);
      const gone = this.present.filter((id) => !ids.includes(id));
      this.present = ids;
      for (const id of gone) onGone?.(id);
      this.changes.note(trouble?.code ?? ids.join('\n'));
      return { tokens, trouble };
    } catch (fault) {
      this.failed(fault);
      throw fault;
    }
  }

  private failed(fault: unknown): void {
    this.changes.note(fault instanceof SealwrightError ? `failed: ${fault.code}` : 'failed');
  }
}
