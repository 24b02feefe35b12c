import { Container } from 'inversify';

/**
 * A scope of values by symbol, with a parent to fall back on: the host's scope holds the services, each active plugin
 * has a child of its own with its log, settings and storage. The only use of inversify.
 */
export class Scope {
  private readonly container: Container;

  constructor(parent?: Scope) {
    this.container = new Container(parent ? { parent: parent.container } : {});
  }

  set(key: symbol, value: unknown): void {
    if (this.container.isCurrentBound(key)) this.container.unbind(key);
    this.container.bind(key).toConstantValue(value);
  }

  has(key: symbol): boolean {
    return this.container.isBound(key);
  }

  /** Throws inversify's error for a key that is not there: ask `has` first. */
  get<T>(key: symbol): T {
    return this.container.get<T>(key);
  }

  delete(key: symbol): void {
    if (this.container.isCurrentBound(key)) this.container.unbind(key);
  }
}

/** Keys of what every plugin's own scope holds. */
export const pluginKeys = {
  log: Symbol.for('sealwright.plugin.log'),
  settings: Symbol.for('sealwright.plugin.settings'),
  storage: Symbol.for('sealwright.plugin.storage'),
} as const;
