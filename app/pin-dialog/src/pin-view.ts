import type { Locale, Localized } from '@sealwright/core/api';
import { drawing, element } from './element.ts';
import { texts } from './messages.ts';
import type { PinField } from './pin-field.ts';
import type { PinWork, PinWorkTexts } from './pin-work.ts';
import { requestFacts } from './request-facts.ts';

/** What the lower half of the page says. */
export type PinViewState =
  /** `at`: the field with the mistake. */
  | { readonly kind: 'ready'; readonly warning?: string | undefined; readonly mistake?: string; readonly at?: PinField }
  | { readonly kind: 'busy' }
  /** Nothing can be typed any more; `reason` says why. */
  | { readonly kind: 'ended'; readonly reason: string }
  | { readonly kind: 'done' };

export interface PinView {
  readonly confirm: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  show(state: PinViewState): void;
}

const LOCK = ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3', 'M12 14.5v2'];
const DONE = ['M4 12.5l5 5L20 6.5'];
const ALERT = ['M12 4L2.8 20h18.4z', 'M12 10v4.5', 'M12 17.2v.1'];

/** Builds the page for one request into `root`. It knows how things look, not what happens. */
export function pinView(root: HTMLElement, { request, texts: own, fields }: PinWork, locale: Locale): PinView {
  const say = (text: Localized) => text[locale];
  const confirm = element('button', { type: 'button', class: 'primary' }, say(own.confirm));
  const cancel = element('button', { type: 'button' }, say(texts.cancel));
  const status = element('p', { id: 'pin-status', class: 'status', role: 'alert' });
  const footnote = element('p', { role: 'status' });
  const [first, ...others] = fields.map((field) => field.root);
  // The status is mostly about the PIN that may be wrong, which stands first.
  const form = element('div', { class: 'form' }, ...(first ? [first] : []), status, ...others);
  if (own.note) form.prepend(element('p', { class: 'hint' }, say(own.note)));

  root.replaceChildren(
    element('header', {}, drawing(...LOCK), element('h1', {}, say(own.title))),
    element('div', { class: 'body' }, requestFacts(request, locale), form),
    element('footer', {}, footnote, element('div', { class: 'buttons' }, cancel, confirm)),
  );

  return {
    confirm,
    cancel,
    show(state) {
      const isOver = state.kind === 'ended' || state.kind === 'done';
      root.setAttribute('aria-busy', String(state.kind === 'busy'));
      for (const field of fields) {
        field.input.disabled = state.kind !== 'ready';
        field.mark(state.kind === 'ready' && state.at === field);
        if (state.kind !== 'ready') field.showCapsLock(false);
      }
      form.classList.toggle('over', isOver);
      footnote.className = state.kind === 'busy' ? 'busy' : '';
      footnote.textContent = isOver ? '' : say(state.kind === 'busy' ? own.busy : own.privacy);
      cancel.disabled = state.kind === 'busy';
      cancel.textContent = say(isOver ? texts.close : texts.cancel);
      cancel.classList.toggle('primary', isOver);
      confirm.hidden = isOver;
      confirm.disabled = state.kind !== 'ready';
      status.className = `status ${toneOf(state)}`;
      status.replaceChildren(...contentOf(state, own, locale));
    },
  };
}

function toneOf(state: PinViewState): string {
  if (state.kind === 'ended') return 'danger';
  if (state.kind === 'done') return 'success';
  if (state.kind === 'busy') return 'quiet';
  if (state.mistake !== undefined) return 'danger';
  return state.warning === undefined ? 'quiet' : 'warning';
}

function contentOf(state: PinViewState, { done }: PinWorkTexts, locale: Locale): (Node | string)[] {
  switch (state.kind) {
    case 'busy':
      return [];
    case 'ended':
      return [drawing(...ALERT), element('span', {}, state.reason)];
    case 'done':
      return [
        drawing(...DONE),
        element('strong', {}, done?.headline[locale] ?? ''),
        element('span', {}, done?.detail[locale] ?? ''),
      ];
    case 'ready':
      return [state.mistake ?? state.warning ?? ''];
  }
}
