/** Names the shape, too: what another version of the program has kept is left alone. */
const NAME = 'sealwright.documents.left.1';

/**
 * Ids of the documents that were closed in this window while another one shows them, in the window's session storage: a
 * window that is loaded anew does not show them either.
 */
export class LeftDocuments {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.storage = storage;
  }

  read(): readonly string[] {
    try {
      const ids: unknown = JSON.parse(this.storage.getItem(NAME) ?? '[]');
      return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  write(ids: readonly string[]): void {
    try {
      this.storage.setItem(NAME, JSON.stringify(ids));
    } catch {
      // Storage that is full or forbidden costs no more than what it would have kept.
    }
  }
}
