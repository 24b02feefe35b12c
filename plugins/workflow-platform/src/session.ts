import { Emitter, type Event, type WorkflowParty } from '@sealwright/core/api';
import type { Schemas } from '@sealwright/platform/api';
import { readSession } from './read-answers.ts';

/** Tokens of the user who is in. In memory alone, for one platform. */
export interface Tokens {
  /** Names the platform: tokens are shown to no other. */
  readonly place: string;
  readonly access: string;
  readonly refresh: string;
  /** Milliseconds of this computer's clock, which may be wrong: only differences count. */
  readonly until: number;
  readonly party: WorkflowParty;
}

export class Session {
  private readonly now: () => number;
  private readonly changed = new Emitter<void>();
  private tokens: Tokens | undefined;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  readonly onDidChange: Event<void> = (listener) => this.changed.event(listener);

  /** What is good at this place; nothing where nobody is in, or where it ended by itself. */
  at(place: string): Tokens | undefined {
    const { tokens } = this;
    if (tokens?.place !== place) return undefined;
    if (tokens.until > this.now()) return tokens;
    this.end(tokens);
    return undefined;
  }

  /** Takes what the platform gave; `before`: what it replaces, and nothing else. */
  take(place: string, wire: Schemas['Session'], before?: Tokens): Tokens {
    const { subject, access, refresh, life } = readSession(wire);
    const tokens = { place, party: subject, access, refresh, until: this.now() + life };
    if (before && this.tokens !== before) return tokens;
    this.tokens = tokens;
    if (!before) this.changed.fire();
    return tokens;
  }

  /** Ends what these tokens stand for, if it is still what is in. */
  end(tokens: Tokens): void {
    if (this.tokens !== tokens) return;
    this.tokens = undefined;
    this.changed.fire();
  }
}
