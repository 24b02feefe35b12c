import type {
  CertificateCheck,
  CertificateCheckRequest,
  CertificateChecks,
  CertificateDetails,
  PathElement,
} from '@sealwright/core/api';
import { type Certificate, parseCertificate, type SignatureVerifier } from '@sealwright/crypto/x509';
import { certificateDetails } from './certificate-details/certificate-details.ts';
import { buildChain } from './certificates/chain.ts';
import { CertificateUnreadable } from './errors.ts';
import { checkSentence } from './messages/check-sentence.ts';
import { notAsked } from './messages/revocation-sentences.ts';
import type { TrustAnchors } from './trusted-certificates.ts';

export interface CheckerParts {
  readonly verify: SignatureVerifier;
  /** The certificates that the user trusts, as they are now. */
  readonly anchors: () => Promise<TrustAnchors>;
}

/** The service. Doubts about a certificate are results. */
export class CertificateChecker implements CertificateChecks {
  readonly #parts: CheckerParts;

  constructor(parts: CheckerParts) {
    this.#parts = parts;
  }

  async check({ chain, signal }: CertificateCheckRequest): Promise<CertificateCheck> {
    const [leaf, ...candidates] = chain.map(parseCertificate);
    if (!leaf) throw CertificateUnreadable({});
    const { anchors: trusted, problem } = await this.#parts.anchors();
    signal?.throwIfAborted();
    const anchors = readable(trusted.map(parseCertificate));
    const time = new Date();
    const { verify } = this.#parts;
    const result = await buildChain({ leaf, candidates: readable(candidates), anchors, time, verify });
    const path = result.certificates.map((certificate) => elementOf(certificate, anchors, time));
    const trust = anchors.length === 0 ? 'no-anchors' : result.trusted ? 'trusted' : 'untrusted';
    return { trust, sentence: checkSentence(result, anchors.length > 0, problem), path };
  }

  details(certificate: Uint8Array): CertificateDetails {
    const parsed = parseCertificate(certificate);
    if (!parsed) throw CertificateUnreadable({});
    return certificateDetails(parsed);
  }
}

function readable(certificates: readonly (Certificate | undefined)[]): Certificate[] {
  return certificates.filter((certificate) => certificate !== undefined);
}

function elementOf(certificate: Certificate, anchors: readonly Certificate[], time: Date): PathElement {
  const { der, notBefore, notAfter, summary } = certificate;
  return {
    certificate: summary,
    der,
    validity: time < notBefore ? 'not-yet-valid' : time > notAfter ? 'expired' : 'valid',
    isAnchor: anchors.some((anchor) => anchor.summary.sha256 === summary.sha256),
    revocation: notAsked,
  };
}
