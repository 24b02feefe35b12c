import type { CertifiedKey } from './certified-key.ts';

const LONGEST_CHAIN = 8;

/** DER of a key's certificate and of its issuers, as far as they are among `certificates`: `KeyInfo.chain`. */
export function certificateChain(own: CertifiedKey, certificates: readonly CertifiedKey[]): readonly Uint8Array[] {
  const chain = [own];
  for (let last = own; last.issuer !== last.subject && chain.length < LONGEST_CHAIN; ) {
    const { issuer } = last;
    const next = certificates.find((each) => each.subject === issuer && !chain.includes(each));
    if (!next) break;
    last = next;
    chain.push(last);
  }
  return chain.map(({ certificate }) => certificate);
}
