/**
 * Gives every style element that code makes the page's nonce: not all libraries let it be passed to them. Nothing is lost
 * by it, since the policy lets no script in but the program's own.
 */
export function giveStylesTheNonce(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
