import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

export interface RovingFocus<E extends HTMLElement> {
  readonly bar: RefObject<E | null>;
  readonly onKeyDown: (event: KeyboardEvent<E>) => void;
}

const CONTROLS = 'button:not(:disabled), input:not(:disabled)';

/**
 * Makes a tool bar one stop of the tabulator key, in which the arrow keys lead from control to control (ARIA Authoring
 * Practices, "Toolbar"). In a text field they stay the field's own until its end.
 */
export function useRovingFocus<E extends HTMLElement>(): RovingFocus<E> {
  const bar = useRef<E>(null);
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    let last: HTMLElement | undefined;
    const update = () => {
      const controls = controlsIn(element);
      const stop = last && controls.includes(last) ? last : controls[0];
      for (const control of controls) control.tabIndex = control === stop ? 0 : -1;
    };
    const follow = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last = target;
      update();
    };
    // Controls of plugins come and go by themselves.
    const observer = new MutationObserver(update);
    observer.observe(element, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    element.addEventListener('focusin', follow);
    update();
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', follow);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<E>) => {
    if (!bar.current || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { activeElement: focused } = document;
    if (!(focused instanceof HTMLElement)) return;
    const next = nextControl(event.key, controlsIn(bar.current), focused);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { bar, onKeyDown };
}

const controlsIn = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLElement>(CONTROLS)];

function nextControl(key: string, controls: readonly HTMLElement[], focused: HTMLElement): HTMLElement | undefined {
  const at = controls.indexOf(focused);
  if (at < 0) return undefined;
  if (focused instanceof HTMLInputElement && !isAtEnd(key, focused)) return undefined;
  if (key === 'Home') return controls[0];
  if (key === 'End') return controls.at(-1);
  if (key === 'ArrowRight') return controls[(at + 1) % controls.length];
  if (key === 'ArrowLeft') return controls.at(at - 1);
  return undefined;
}

/** Whether the field has nothing left to do with the key. */
function isAtEnd(key: string, { selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  if (key === 'ArrowRight') return selectionEnd === value.length;
  return key === 'ArrowLeft' && selectionStart === 0;
}
