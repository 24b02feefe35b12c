import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { Certificate, SignatureVerifier } from '@sealwright/crypto/x509';
import { buildChain } from '../certificates/chain.ts';

export interface SignerRequest {
  readonly issuer: Certificate;
  /** Found beside the certificate; not trusted by themselves. */
  readonly candidates: readonly Certificate[];
  /** Those that the path of the certificate in question leads to, by name. */
  readonly anchors: readonly Certificate[];
  readonly time: Date;
  readonly verify: SignatureVerifier;
}

const MOST_SIGNERS = 8;

/**
 * Whoever may sign CRLs: the issuer, and certificates for CRLs that lead to the same anchors (RFC 5280, 6.3.3 (f)): of a
 * CA that signs CRLs by a key of their own, and of CAs that publish CRLs for others.
 */
export async function crlSigners({ issuer, candidates, ...rest }: SignerRequest): Promise<readonly Certificate[]> {
  const others = [...rest.anchors, ...candidates].filter(
    (each) => each !== issuer && (each.keyUsage ?? 0) & KeyUsageFlags.cRLSign,
  );
  const signers = [issuer];
  for (const leaf of others.slice(0, MOST_SIGNERS)) {
    const { trusted } = await buildChain({ leaf, candidates, ...rest });
    if (trusted) signers.push(leaf);
  }
  return signers;
}
