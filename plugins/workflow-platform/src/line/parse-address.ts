import { PlatformAddressInvalid } from './line-errors.ts';

/** Where the API lies below an address that names a server alone. */
const API = '/api/v1';

/**
 * The root of the API, without a slash at its end: 'https://platform.example/api/v1'. https, or this computer itself,
 * between which and the program nobody stands; no credentials. `platform.address-invalid`.
 */
export function parsePlatformAddress(address: string): string {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch (cause) {
    throw PlatformAddressInvalid({ address: address.trim().slice(0, 200) }, { cause });
  }
  const { protocol, hostname, username, password, host, pathname, search, hash } = url;
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback);
  if (!isSafe || username || password || search || hash) {
    throw PlatformAddressInvalid({ address: `${protocol}//${host}${pathname}` });
  }
  return `${url.origin}${pathname === '/' ? API : pathname.replace(/\/+$/, '')}`;
}
