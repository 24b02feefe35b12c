import { type Locale, plainLine } from '@sealwright/core/api';
import type { PinRequest } from '@sealwright/shell/protocol';
import { digestView } from './digest-view.ts';
import { element } from './element.ts';
import { subjects, texts } from './messages.ts';

/** What the user is asked for and with which device. */
export function requestFacts(request: PinRequest, locale: Locale): HTMLElement {
  const { token, device, holder } = request;
  const facts = element('dl');
  if ('purpose' in request) {
    const { action, subject, digest } = request.purpose;
    // A device that is logged in to for itself is named below, as its user named it.
    const isDevice = action === 'log-in' && [token.label, token.serial].includes(subject);
    if (!isDevice) facts.append(...fact(subjects[action][locale], subject));
    if (digest) facts.append(element('dt', {}, texts.digest[locale]), digestView(digest, locale));
  }
  if (holder) facts.append(...fact(texts.holder[locale], holder));
  const maker = [token.manufacturer, token.serial].filter(Boolean).join(' · ');
  facts.append(...fact(texts.device[locale], device?.[locale] ?? token.label, maker));
  return facts;
}

/** Values are words of strangers: names of files, of people and of devices. */
function fact(name: string, told: string, more = ''): Node[] {
  const [value, detail] = [plainLine(told), plainLine(more)];
  const shown = element('dd', { title: detail ? `${value}\n${detail}` : value }, element('span', {}, value));
  if (detail) shown.append(element('small', {}, detail));
  return [element('dt', {}, name), shown];
}
