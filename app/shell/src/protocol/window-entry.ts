/**
 * The ways into the program: the whole workbench, or the offline client, the same window with one tool bar, for signing
 * files of this machine. A window's address says which of them it is.
 */
export type WindowEntry = 'workbench' | 'offline';

/** What the address of such a window has behind its path. */
export function entryQuery(entry: WindowEntry): '' | '?entry=offline' {
  return entry === 'offline' ? '?entry=offline' : '';
}

/** `query`: of the window's address, with or without its question mark. */
export function entryOf(query: string): WindowEntry {
  return new URLSearchParams(query).get('entry') === 'offline' ? 'offline' : 'workbench';
}
