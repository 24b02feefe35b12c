import type { VoucherRecord } from './voucher-record.ts';
import type { VoucherShelf } from './voucher-shelf.ts';

const LONGEST = 10_000;

/**
 * The revisions of a folder in the order in which this program saw them. A position is the number of all revisions up to
 * there: it only grows, so a program that was started anew knows by it whether it missed something.
 */
export class FolderJournal {
  private readonly shelf: VoucherShelf;
  private seen: Map<string, number> | undefined;
  private begin = 0;
  /** Nothing where a revision is no record. */
  private entries: (VoucherRecord | undefined)[] = [];
  private turn: Promise<void> = Promise.resolve();

  constructor(shelf: VoucherShelf) {
    this.shelf = shelf;
  }

  /** Position behind the newest revision that was seen. */
  get end(): number {
    return this.begin + this.entries.length;
  }

  /** Whether it is known what came behind this position. */
  reaches(position: number): boolean {
    return position >= this.begin && position <= this.end;
  }

  at(position: number): VoucherRecord | undefined {
    return this.entries[position - this.begin];
  }

  /** Sees what is new; one look after the other. */
  look(): Promise<void> {
    const look = this.turn.then(() => this.see());
    this.turn = look.catch(() => {});
    return look;
  }

  private async see(): Promise<void> {
    const seen = this.seen;
    const standing = new Map<string, number>();
    for (const id of await this.shelf.ids()) standing.set(id, (await this.shelf.revisions(id)).at(-1) ?? 0);
    if (!seen) {
      for (const revisions of standing.values()) this.begin += revisions;
      this.seen = standing;
      return;
    }
    for (const [id, revisions] of standing) {
      const before = seen.get(id) ?? 0;
      if (revisions <= before) continue;
      const history = await this.shelf.history(id);
      for (let revision = before + 1; revision <= revisions; revision++) {
        this.entries.push(history.find(({ voucher }) => voucher.revision === revision));
      }
      seen.set(id, revisions);
    }
    const tooMany = Math.max(0, this.entries.length - LONGEST);
    this.begin += tooMany;
    this.entries = this.entries.slice(tooMany);
  }
}
