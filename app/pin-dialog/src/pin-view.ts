import type { Locale, Localized, UnlockRequest } from '@sealwright/core/api';
import { digestView } from './digest-view.ts';
import { drawing, element } from './element.ts';
import { inARow, subjects, texts, titles } from './messages.ts';

/** What the lower half of the page says. */
export type PinViewState =
  | { readonly kind: 'ready'; readonly warning?: string; readonly mistake?: string }
  | { readonly kind: 'busy' }
  /** Nothing can be typed any more; `reason` says why. */
  | { readonly kind: 'ended'; readonly reason: string };

export interface PinView {
  readonly field: HTMLInputElement;
  readonly confirm: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  show(state: PinViewState): void;
  showCapsLock(isOn: boolean): void;
}

const LOCK = ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3', 'M12 14.5v2'];

/** Builds the page for one request into `root`. It knows how things look, not what happens. */
export function pinView(root: HTMLElement, { token, holder, purpose }: UnlockRequest, locale: Locale): PinView {
  const say = (text: Localized) => text[locale];
  const field = element('input', {
    id: 'pin-field',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'pin-status pin-caps-lock',
  });
  const confirm = element('button', { type: 'button', class: 'primary' }, say(texts.confirm));
  const cancel = element('button', { type: 'button' }, say(texts.cancel));
  const status = element('p', { id: 'pin-status', class: 'status', role: 'alert' });
  const capsLock = element('p', { id: 'pin-caps-lock', class: 'caps-lock', role: 'status' });

  const facts = element('dl', {}, ...fact(say(subjects[purpose.action]), purpose.subject));
  if (purpose.digest) facts.append(element('dt', {}, say(texts.digest)), digestView(purpose.digest, locale));
  if (holder) facts.append(...fact(say(texts.holder), holder));
  facts.append(...fact(say(texts.device), token.label, [token.manufacturer, token.serial].filter(Boolean).join(' · ')));

  root.replaceChildren(
    element('header', {}, drawing(...LOCK), element('h1', {}, say(titles[purpose.action]))),
    element(
      'div',
      { class: 'body' },
      facts,
      element('label', { for: field.id }, say(texts.pin)),
      element('div', { class: 'field' }, field, capsLock),
      status,
    ),
    element('footer', {}, element('p', {}, say(texts.privacy)), element('div', { class: 'buttons' }, cancel, confirm)),
  );

  return {
    field,
    confirm,
    cancel,
    showCapsLock(isOn) {
      capsLock.textContent = isOn ? say(texts.capsLock) : '';
    },
    show(state) {
      root.setAttribute('aria-busy', String(state.kind === 'busy'));
      field.disabled = state.kind !== 'ready';
      field.setAttribute('aria-invalid', String(state.kind === 'ready' && state.mistake !== undefined));
      cancel.disabled = state.kind === 'busy';
      cancel.textContent = say(state.kind === 'ended' ? texts.close : texts.cancel);
      confirm.hidden = state.kind === 'ended';
      status.className = `status ${toneOf(state)}`;
      status.textContent = sentenceOf(state, locale);
    },
  };
}

function fact(name: string, value: string, detail = ''): Node[] {
  const shown = element('dd', { title: detail ? `${value}\n${detail}` : value }, element('span', {}, value));
  if (detail) shown.append(element('small', {}, detail));
  return [element('dt', {}, name), shown];
}

function toneOf(state: PinViewState): 'danger' | 'warning' | 'busy' | 'quiet' {
  if (state.kind === 'busy') return 'busy';
  if (state.kind === 'ended' || state.mistake !== undefined) return 'danger';
  return state.warning === undefined ? 'quiet' : 'warning';
}

function sentenceOf(state: PinViewState, locale: Locale): string {
  switch (state.kind) {
    case 'busy':
      return texts.busy[locale];
    case 'ended':
      return state.reason;
    case 'ready':
      return inARow([state.mistake, state.warning], locale);
  }
}
