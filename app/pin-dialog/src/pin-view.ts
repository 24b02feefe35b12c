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
  const form = element('div', { class: 'form' }, ...fields.map((field) => field.root));
  if (own.note) form.prepend(element('p', { class: 'hint' }, say(own.note)));
  const privacy = element('p', {}, say(own.privacy));

  root.replaceChildren(
    element('header', {}, drawing(...LOCK), element('h1', {}, say(own.title))),
    element('div', { class: 'body' }, requestFacts(request, locale), form, status),
    element('footer', {}, privacy, element('div', { class: 'buttons' }, cancel, confirm)),
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
      form.hidden = isOver;
      privacy.hidden = isOver;
      cancel.disabled = state.kind === 'busy';
      cancel.textContent = say(isOver ? texts.close : texts.cancel);
      cancel.classList.toggle('primary', isOver);
      confirm.hidden = isOver;
      status.className = `status ${toneOf(state)}`;
      status.replaceChildren(...contentOf(state, own, locale));
    },
  };
}

function toneOf(state: PinViewState): string {
  switch (state.kind) {
    case 'busy':
      return 'busy';
    case 'ended':
      return 'over danger';
    case 'done':
      return 'over success';
    case 'ready':
      if (state.mistake !== undefined) return 'danger';
      return state.warning === undefined ? 'quiet' : 'warning';
  }
}

function contentOf(state: PinViewState, { busy, done }: PinWorkTexts, locale: Locale): (Node | string)[] {
  switch (state.kind) {
    case 'busy':
      return [busy[locale]];
    case 'ended':
      return [drawing(...ALERT), element('span', {}, state.reason)];
    case 'done':
      return [
        drawing(...DONE),
        element('span', {}, element('strong', {}, done?.headline[locale] ?? ''), done?.detail[locale] ?? ''),
      ];
    case 'ready':
      return [state.mistake ?? state.warning ?? ''];
  }
}
