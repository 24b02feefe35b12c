import type { Locale, Localized } from '@sealwright/core/api';
import { element } from './element.ts';
import { texts } from './messages.ts';

export type NoteTone = 'quiet' | 'good' | 'warning' | 'danger';

export interface PinField {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  /** What is said of what is typed; nothing takes it away. */
  note(tone: NoteTone, sentence?: Localized): void;
  mark(isInvalid: boolean): void;
  showCapsLock(isOn: boolean): void;
}

export interface PinFieldOptions {
  /** Unique on the page. */
  readonly id: string;
  readonly label: Localized;
  /** Beside the label: what the device wants. */
  readonly hint?: Localized | undefined;
  /** Whether something is said of what is typed; keeps its place free. */
  readonly hasNote?: boolean;
  readonly locale: Locale;
}

/** A field for a PIN: nothing remembers it, completes it or shows it. */
export function pinField({ id, label, hint, hasNote = false, locale }: PinFieldOptions): PinField {
  const part = (name: string) => `${id}-${name}`;
  const described = [hint && part('hint'), hasNote && part('note'), part('caps-lock'), 'pin-status'];
  const input = element('input', {
    id,
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': described.filter(Boolean).join(' '),
  });
  const capsLock = element('p', { id: part('caps-lock'), class: 'caps-lock', role: 'status' });
  const note = element('p', { id: part('note'), class: 'note', role: 'status' });
  const head = element('div', { class: 'label' }, element('label', { for: id }, label[locale]));
  if (hint) head.append(element('small', { id: part('hint') }, hint[locale]));
  const root = element('div', { class: 'entry' }, head, element('div', { class: 'field' }, input, capsLock));
  if (hasNote) root.append(note);
  return {
    root,
    input,
    note(tone, sentence) {
      note.className = `note ${tone}`;
      note.textContent = sentence?.[locale] ?? '';
    },
    mark: (isInvalid) => input.setAttribute('aria-invalid', String(isInvalid)),
    showCapsLock(isOn) {
      capsLock.textContent = isOn ? texts.capsLock[locale] : '';
    },
  };
}
