import { type Disposable, toDisposable } from '@sealwright/core/api';

/** Enter means what has the keyboard's focus, where that does something with it. */
const TAKES_ENTER =
  'a, button, input, select, textarea, [contenteditable], [role="dialog"], [role="menu"], [role="tab"]';

/** Calls `act` on Enter, until it is disposed. For tools: Enter that means a control or a dialog is left to that. */
export function onEnter(act: () => void): Disposable {
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest(TAKES_ENTER)) return;
    act();
  };
  window.addEventListener('keydown', press);
  return toDisposable(() => window.removeEventListener('keydown', press));
}
