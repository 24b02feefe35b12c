import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For a row that has shorter forms: its attribute `data-form` is the first of `forms` that has room, else the last one.
 * `content` is what its width depends on.
 */
export function useFittingForm<E extends HTMLElement>(forms: readonly string[], content: unknown): RefObject<E | null> {
  const row = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content has another width
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const fit = () => {
      for (const form of forms) {
        element.dataset.form = form;
        if (element.scrollWidth <= element.clientWidth) break;
      }
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [forms, content]);
  return row;
}
