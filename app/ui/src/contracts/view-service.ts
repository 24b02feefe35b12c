/**
 * A service between views, in the renderer: offered by one plugin's `src/view.tsx`, whose manifest lists its id at the
 * point `viewServices`, and used by the views of others.
 */
export interface ViewService<T> {
  readonly kind: 'view-service';
  readonly id: string;
  /** Carries the type only; never set. */
  readonly type?: T;
}

export function defineViewService<T>(id: string): ViewService<T> {
  return Object.freeze({ kind: 'view-service', id });
}
