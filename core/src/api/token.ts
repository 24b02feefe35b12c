/**
 * A service is called by many and owned by one plugin. Its token names it and carries its type.
 * The symbol comes from `Symbol.for(id)`, so two bundled copies of one token still match.
 */
export interface ServiceToken<T> {
  readonly kind: 'service';
  readonly id: string;
  readonly key: symbol;
  /** Carries the type only; never set. */
  readonly type?: T;
}

/** Declares a service. `id` is the name that manifests use in `provides`, `requires` and `optional`. */
export function defineService<T>(id: string): ServiceToken<T> {
  return Object.freeze({ kind: 'service', id, key: Symbol.for(`sealwright.service.${id}`) });
}
