import { BlockList, isIP } from 'node:net';

const NETWORKS_OF_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** With those that lead to IPv4 addresses which need not be on the Internet: compatible ones, 6to4, local NAT64. */
const NETWORKS_OF_6 = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

/** How IPv6 writes an IPv4 address: mapped (RFC 4291, 2.5.5.2), and for translation (RFC 6052, 2.1; RFC 2765). */
const PREFIXES_OF_4 = ['::ffff:', '64:ff9b::', '::ffff:0:'];

/** Loopback, private, link-local and other networks that are no part of the Internet (RFC 6890). */
const PRIVATE = new BlockList();
for (const [network, prefix] of NETWORKS_OF_6) PRIVATE.addSubnet(network, prefix, 'ipv6');
for (const [network, prefix] of NETWORKS_OF_4) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
  for (const before of PREFIXES_OF_4) PRIVATE.addSubnet(`${before}${network}`, 96 + prefix, 'ipv6');
}

/** `address`: an IP address. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
