import { type Disposable, toDisposable } from '@sealwright/core/api';

type Guard = (documentId: string) => Promise<boolean>;

/** Who is asked before a document is signed; see `StampDrafts.addSubmitGuard`. */
export class SubmitGuards {
  private readonly guards = new Set<Guard>();

  add(guard: Guard): Disposable {
    // The same function may be added twice.
    const own: Guard = (documentId) => guard(documentId);
    this.guards.add(own);
    return toDisposable(() => void this.guards.delete(own));
  }

  /** One after the other, as each may ask the user; the first refusal is the answer. Rejects with what a guard throws. */
  async allow(documentId: string): Promise<boolean> {
    for (const guard of [...this.guards]) if (!(await guard(documentId))) return false;
    return true;
  }
}
