import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The address that would be connected to belongs to no public network. */
export class AddressPrivate extends Error {
  override readonly name = 'AddressPrivate';
}

/** Whether an IP address is one of the Internet's. Addresses that stand for others, such as NAT64's, are not: they may lead anywhere. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

/** Whether a webhook may have this address, as far as it says itself. */
export function isUsableAddress(text: string, privateAddresses: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (username || password) return false;
  if (privateAddresses) return protocol === 'https:' || protocol === 'http:';
  const host = hostOf(hostname);
  return protocol === 'https:' && (!isIP(host) || isPublicAddress(host));
}

/** Without the brackets that stand around IPv6 in URLs. */
export function hostOf(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Judges the very addresses that are connected to, so that a name cannot lead elsewhere the second time. */
export const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (fault, found) => {
    const [first] = found ?? [];
    if (fault || !first) return callback(fault ?? new Error('no address'), '', 0);
    if (!found.every(({ address }) => isPublicAddress(address))) return callback(new AddressPrivate(host), '', 0);
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
