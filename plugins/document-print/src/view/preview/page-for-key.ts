/** The page, 0-based, that a key leads to; `undefined` for keys that turn no page. */
export function pageForKey(key: string, page: number, pages: number): number | undefined {
  const last = pages - 1;
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(page + 1, last);
    case 'PageUp':
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(page - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Fields need these keys for themselves, but for those that turn pages everywhere. */
export function turnsPage({ key, target }: { readonly key: string; readonly target: EventTarget }): boolean {
  return key.startsWith('Page') || !(target instanceof HTMLInputElement);
}
