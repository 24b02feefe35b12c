/** Goes to the next difference, or the one before. */
export type GoTo = (step: 1 | -1) => void;

/** Where the user is among the differences, and how to get on. */
export interface Differences {
  readonly count: number;
  /** From 0 on; missing where nobody is at one. */
  readonly at?: number;
  readonly go: GoTo;
}

/** Leads the commands to the comparison that is in front. */
export class DifferenceWalk {
  private current: GoTo | undefined;

  /** Takes the commands; the returned function gives them back. */
  attend(go: GoTo): () => void {
    this.current = go;
    return () => {
      if (this.current === go) this.current = undefined;
    };
  }

  go(step: 1 | -1): void {
    this.current?.(step);
  }
}
