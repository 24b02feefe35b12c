/** The list that the system keeps for programs: the jump list of Windows, the menu of the Dock. Linux has none. */
export interface SystemDocuments {
  addRecentDocument(path: string): void;
  clearRecentDocuments(): void;
}

/** More than any system shows. */
const MOST = 10;

/** Keeps the system's list of recent documents as the program's own is: what was forgotten here is forgotten there. */
export class RecentDocuments {
  private readonly system: SystemDocuments;
  private known: readonly string[] | undefined;

  constructor(system: SystemDocuments) {
    this.system = system;
  }

  /** Absolute paths, the one opened last first. */
  follow(paths: readonly string[]): void {
    const [before, now] = [this.known, paths.slice(0, MOST)];
    this.known = now;
    const [latest] = now;
    if (before && areEqual(before, now)) return;
    // One that was opened comes to the top; all else is a list of another making.
    if (before && latest !== undefined && areEqual(now, onTop(latest, before))) {
      this.system.addRecentDocument(latest);
      return;
    }
    this.system.clearRecentDocuments();
    for (const path of [...now].reverse()) this.system.addRecentDocument(path);
  }
}

const onTop = (path: string, list: readonly string[]) => [path, ...list.filter((one) => one !== path)].slice(0, MOST);

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, at) => path === other[at]);
}
