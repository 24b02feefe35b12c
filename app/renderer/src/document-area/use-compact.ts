import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For a row that has a shorter form: it gets the attribute `data-compact` as long as its full form is wider than its room.
 * `content` is what its width depends on.
 */
export function useCompact<E extends HTMLElement>(content: unknown): RefObject<E | null> {
  const row = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content has another width
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const fit = () => {
      element.toggleAttribute('data-compact', false);
      element.toggleAttribute('data-compact', element.scrollWidth > element.clientWidth);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [content]);
  return row;
}
