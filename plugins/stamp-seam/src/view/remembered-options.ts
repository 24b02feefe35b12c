import type { Options } from '@sealwright/core/api';

/** Names the shape, too. */
const KEY = 'sealwright.seam.options.1';

/** What the next document is likely to want as well; its pages and the place on their edge are its own. */
const KINDS: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  edge: 'string',
  'per-seal': 'number',
  inset: 'number',
  'first-share': 'number',
  'last-share': 'number',
  margins: 'boolean',
  'pair-first': 'boolean',
};

/** The options that were used last. */
export class RememberedOptions {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.storage = storage;
  }

  read(): Options {
    try {
      return remembered(JSON.parse(this.storage.getItem(KEY) ?? '{}'));
    } catch {
      return {};
    }
  }

  keep(options: Options): void {
    try {
      this.storage.setItem(KEY, JSON.stringify(remembered(options)));
    } catch {
      // Storage that is full or forbidden costs no more than what it would have kept.
    }
  }
}

function remembered(options: unknown): Options {
  if (typeof options !== 'object' || options === null) return {};
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => typeof value === KINDS[name]));
}
