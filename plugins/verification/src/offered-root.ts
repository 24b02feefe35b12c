import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { judgeTrust, type TrustRequest } from './judge-trust.ts';

/** A signature may bring along as many certificates as it likes. */
const MOST_ROOTS = 4;

/**
 * The self-signed certificate among those of a signature that would make its signer trusted, if it were an anchor. It
 * proves nothing by itself: anyone can make one.
 */
export async function offeredRoot(request: Omit<TrustRequest, 'anchors'>): Promise<Certificate | undefined> {
  const { certificates, signer } = request.inspection;
  const all = [...certificates, ...(signer ? [signer] : [])].flatMap((der) => parseCertificate(der) ?? []);
  const roots = all.filter(({ issuer, subject }) => issuer === subject).slice(0, MOST_ROOTS);
  for (const root of roots) {
    const { outcome } = await judgeTrust({ ...request, anchors: [root] });
    if (outcome === 'trusted') return root;
  }
  return undefined;
}
