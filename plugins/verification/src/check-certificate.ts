import type {
  CertificateCheck,
  CertificateCheckRequest,
  CertificateChecks,
  CertificateDetails,
  PathElement,
  RevocationStatus,
} from '@sealwright/core/api';
import { type Certificate, parseCertificate, type SignatureVerifier } from '@sealwright/crypto/x509';
import { certificateDetails } from './certificate-details/certificate-details.ts';
import { buildChain } from './certificates/chain.ts';
import { CertificateUnreadable } from './errors.ts';
import { checkSentence } from './messages/check-sentence.ts';
import { unasked } from './messages/revocation-sentences.ts';
import { revocationLists } from './read-crls.ts';
import type { PathRevocation } from './revocation/path-revocation.ts';
import type { TrustAnchors } from './trusted-certificates.ts';

export interface CheckerParts {
  readonly verify: SignatureVerifier;
  /** The certificates that the user trusts, as they are now. */
  readonly anchors: () => Promise<TrustAnchors>;
  readonly revocation: Pick<PathRevocation, 'ask'>;
}

/** The service. Doubts about a certificate are results. */
export class CertificateChecker implements CertificateChecks {
  readonly #parts: CheckerParts;

  constructor(parts: CheckerParts) {
    this.#parts = parts;
  }

  async check({
    chain,
    revocation = false,
    crls,
    anchors,
    signal,
  }: CertificateCheckRequest): Promise<CertificateCheck> {
    const [leaf, ...rest] = chain.map(parseCertificate);
    if (!leaf) throw CertificateUnreadable({});
    const own: TrustAnchors = anchors ? { anchors } : await this.#parts.anchors();
    const { anchors: trusted, problem } = own;
    signal?.throwIfAborted();
    const known = { candidates: readable(rest), anchors: readable(trusted.map(parseCertificate)), time: new Date() };
    const result = await buildChain({ leaf, ...known, verify: this.#parts.verify });
    const lists = revocationLists({ revocation, crls });
    const question = lists && { result, ...known, ...lists, ...(signal && { signal }) };
    const asked = question ? await this.#parts.revocation.ask(question) : [];
    const path = result.certificates.map((certificate, i) =>
      elementOf(certificate, { ...known, revocation: asked[i] ?? unasked.byNobody }),
    );
    const isTrusted = result.trusted && path.every((element) => element.revocation.state !== 'revoked');
    const trust = known.anchors.length === 0 ? 'no-anchors' : isTrusted ? 'trusted' : 'untrusted';
    return { trust, sentence: checkSentence({ result, path, problem, hasAnchors: known.anchors.length > 0 }), path };
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

interface ElementFacts {
  readonly anchors: readonly Certificate[];
  readonly time: Date;
  readonly revocation: RevocationStatus;
}

function elementOf(certificate: Certificate, { anchors, time, revocation }: ElementFacts): PathElement {
  const { der, notBefore, notAfter, summary } = certificate;
  return {
    certificate: summary,
    der,
    validity: time < notBefore ? 'not-yet-valid' : time > notAfter ? 'expired' : 'valid',
    isAnchor: anchors.some((anchor) => anchor.summary.sha256 === summary.sha256),
    revocation,
  };
}
