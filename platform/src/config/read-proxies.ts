import ipaddr from 'ipaddr.js';
import { ConfigProblem } from './config-problem.ts';

/** Addresses and networks (`10.0.0.0/8`). Anything else would be believed by nobody, and nobody would notice. */
export function readProxies(texts: readonly string[]): readonly string[] {
  for (const text of texts) {
    if (!ipaddr.isValid(text) && !ipaddr.isValidCIDR(text)) {
      throw new ConfigProblem('SEALWRIGHT_PLATFORM_PROXIES is no list of addresses or networks such as 10.0.0.0/8');
    }
  }
  return texts;
}
