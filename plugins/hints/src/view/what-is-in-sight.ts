import type { Hint } from '../common-hints-rpc.ts';
import type { Box } from './place-bubble.ts';

/** The control of a hint, where it is in sight and can be used. */
export function anchorOf({ data: { anchor } }: Hint): Element | undefined {
  return [...document.querySelectorAll(`[data-anchor="${CSS.escape(anchor)}"]`)].find((control) => {
    const box = boxOf(control);
    const isDisabled = control instanceof HTMLButtonElement && control.disabled;
    return box !== undefined && !isDisabled && isOnTop(control, box);
  });
}

/** The control's box, or that of what is in it where it has none of its own; nothing for what is hidden. */
export function boxOf(control: Element): Box | undefined {
  const own = control.getBoundingClientRect();
  const box = own.width > 0 ? own : control.firstElementChild?.getBoundingClientRect();
  return box && box.width > 0 && box.height > 0 ? box : undefined;
}

/** Over these no hint comes to lie: what has the keyboard's focus (WCAG 2.2, 2.4.11), stamps on pages, notices. */
export function obstacles(): readonly Box[] {
  const { activeElement } = document;
  const hasOnePlace = activeElement && !activeElement.matches('body, [data-hint] *') && !isScroller(activeElement);
  const found = [
    ...document.querySelectorAll('[data-stamp], [aria-live] > *'),
    ...(hasOnePlace ? [activeElement] : []),
  ];
  return found.flatMap((one) => boxOf(one) ?? []);
}

/** Where a whole page or list has the focus, that is no one place. */
const isScroller = ({ scrollHeight, clientHeight }: Element) => scrollHeight > clientHeight;

/** Whether a dialog, a menu or another window has the user's attention, or something is being dragged or written. */
export function isAtWork(): boolean {
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return true;
  if ([...document.querySelectorAll(MODAL)].some((one) => one.checkVisibility())) return true;
  const { activeElement } = document;
  if (activeElement?.matches(TYPED)) return (activeElement as HTMLInputElement | HTMLTextAreaElement).value !== '';
  return activeElement instanceof HTMLElement && activeElement.isContentEditable;
}

/** Radio buttons and the like have a value, too. */
const TYPED = 'textarea, input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"], [type="file"])';
/** Not the editor's search box, a dialog that waits hidden, nor what is in tabs behind. */
const MODAL = 'dialog[open], [role="dialog"]:not([aria-hidden="true"]), .ant-dropdown:not(.ant-dropdown-hidden)';

/** What is covered, or scrolled out of its panel, is not what its user looks at. */
function isOnTop(control: Element, { left, top, width, height }: Box): boolean {
  const found = document.elementFromPoint(left + Math.min(width / 2, 40), top + Math.min(height / 2, 40));
  return found !== null && control.contains(found);
}
