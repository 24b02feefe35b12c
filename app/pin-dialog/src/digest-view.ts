import type { Locale } from '@sealwright/core/api';
import { drawing, element } from './element.ts';
import { texts } from './messages.ts';

const COPY = ['M9 9h11v11H9z', 'M5 15H4V4h11v1'];
const DONE = ['M5 12.5l4.5 4.5L19 7.5'];
/** Time that the button shows its success, in milliseconds. */
const SUCCESS = 1_500;

/** A digest in hex, shortened to its ends; the whole one shows on hover and is what copying gives. */
export function digestView(digest: string, locale: Locale): HTMLElement {
  const shown = element('code', { title: digest }, shortened(digest));
  const button = element('button', {
    type: 'button',
    class: 'icon',
    title: texts.copyDigest[locale],
    'aria-label': texts.copyDigest[locale],
  });
  button.append(drawing(...COPY));
  // Both a selection of the short text and the button copy the whole. The page has no other right to the clipboard.
  const value = element('dd', { class: 'digest' }, shown, button);
  value.addEventListener('copy', (event) => fill(event, digest));
  button.addEventListener('click', () => {
    if (!copy(digest)) return;
    button.replaceChildren(drawing(...DONE));
    button.setAttribute('aria-label', texts.copied[locale]);
    setTimeout(() => {
      button.replaceChildren(drawing(...COPY));
      button.setAttribute('aria-label', texts.copyDigest[locale]);
    }, SUCCESS);
  });
  return value;
}

function shortened(digest: string): string {
  return digest.length <= 24 ? digest : `${digest.slice(0, 12)} … ${digest.slice(-8)}`;
}

function copy(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => fill(event, text);
  document.addEventListener('copy', onCopy, { once: true });
  // The asynchronous clipboard needs a permission, which no page of the program gets.
  const done = document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return done;
}

function fill(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}
