import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FeedAddressInvalid } from './feed-errors.ts';

/** Where a file of a feed lies: behind an address, or in a folder. */
export type Location =
  | { readonly kind: 'http'; readonly url: URL }
  /** Absolute path. */
  | { readonly kind: 'file'; readonly path: string };

/**
 * The place whose files are meant by an https address, an address of this computer itself, a `file:` address or an absolute
 * path. `update.address-invalid`.
 */
export function parseFeedAddress(address: string): Location {
  const text = address.trim();
  if (isAbsolute(text)) return { kind: 'file', path: text };
  try {
    const url = new URL(text);
    if (url.protocol === 'file:') return { kind: 'file', path: fileURLToPath(url) };
    if (!isSafe(url)) throw FeedAddressInvalid({ address: shownUrl(url) });
    url.search = '';
    url.hash = '';
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return { kind: 'http', url };
  } catch (fault) {
    throw FeedAddressInvalid.is(fault) ? fault : FeedAddressInvalid({ address: text.slice(0, 200) }, { cause: fault });
  }
}

/** Https, or the computer itself, between which and the program nobody stands; no credentials. */
export function isSafe({ protocol, hostname, username, password }: URL): boolean {
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback)) && username === '' && password === '';
}

/**
 * What a signed description names: a path below the feed, with `/` between its parts, or an address of its own.
 * `update.address-invalid` for anything that leads elsewhere.
 */
export function locate(feed: Location, reference: string): Location {
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  const url = isAddress ? parseUrl(reference) : undefined;
  if (url) return { kind: 'http', url };
  const parts = reference.split('/');
  const isBelow = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\p{Cc}]/u.test(part));
  if (isAddress || !isBelow) throw FeedAddressInvalid({ address: reference.slice(0, 200) });
  if (feed.kind === 'file') return { kind: 'file', path: join(feed.path, ...parts) };
  return { kind: 'http', url: new URL(parts.map(encodeURIComponent).join('/'), feed.url) };
}

function parseUrl(reference: string): URL | undefined {
  try {
    const url = new URL(reference);
    return isSafe(url) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** As it is shown: what stands behind `?` and before `@` may be secret. */
export function shownPlace(location: Location): string {
  return location.kind === 'file' ? location.path : shownUrl(location.url);
}

function shownUrl({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
