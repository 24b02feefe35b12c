import type { RevisionChange } from '@sealwright/core/api';

/** More changes than this are not told one by one. */
const MOST_CHANGES = 1000;

/** Collects changes, each once, in the order in which they were found. */
export class ChangeList {
  private readonly found = new Map<string, RevisionChange>();

  add(kind: RevisionChange['kind'], detail: string, place: { page?: number | undefined; field?: string } = {}): void {
    const change: RevisionChange = {
      kind,
      detail,
      ...(place.page !== undefined && { page: place.page }),
      ...(place.field !== undefined && { field: place.field }),
    };
    // A kind is never lost to the limit: policies judge by it.
    const key =
      this.found.size < MOST_CHANGES
        ? [kind, place.page, place.field, detail].join('\n')
        : [kind, place.field].join('\n');
    if (!this.found.has(key)) this.found.set(key, change);
  }

  get changes(): readonly RevisionChange[] {
    return [...this.found.values()];
  }
}
