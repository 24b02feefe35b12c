import { type Disposable, toDisposable } from '@sealwright/core/api';

/** The nonce of the page's content security policy, where it has one. */
function pageNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;
}

/**
 * Gives every style element that is made until the end the page's nonce. The editor makes style elements and has no
 * option for one; the policy does without 'unsafe-inline' this way. Nothing else of the document is touched.
 */
export function lendStyleNonce(): Disposable {
  const nonce = pageNonce();
  if (nonce === undefined) return toDisposable(() => {});
  const create = document.createElement.bind(document) as (
    tag: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  const createWithNonce = (tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  // An own property shadows the prototype's method; deleting it brings that one back.
  Object.defineProperty(document, 'createElement', { value: createWithNonce, configurable: true, writable: true });
  return toDisposable(() => void Reflect.deleteProperty(document, 'createElement'));
}
