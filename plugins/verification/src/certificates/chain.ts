import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { Certificate, SignatureVerifier } from '@sealwright/crypto/x509';

export type ChainProblem =
  | 'issuer-missing'
  | 'root-not-trusted'
  | 'signature-wrong'
  | 'algorithm-unsupported'
  | 'not-yet-valid'
  | 'expired'
  | 'not-a-ca'
  | 'path-too-long'
  | 'key-usage'
  | 'critical-extension';

/** `certificates`: the leaf first; as far as a chain could be built. */
export type ChainResult =
  | { readonly trusted: true; readonly certificates: readonly Certificate[] }
  | {
      readonly trusted: false;
      readonly certificates: readonly Certificate[];
      readonly problem: ChainProblem;
      /** The one that is at fault. */
      readonly at: Certificate;
    };

export interface ChainRequest {
  readonly leaf: Certificate;
  /** Found beside the leaf, in any order; not trusted by themselves. */
  readonly candidates: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  readonly time: Date;
  readonly verify: SignatureVerifier;
}

const LONGEST_PATH = 12;
/** Signatures checked for one leaf: cross certificates can make the number of paths explode. */
const MOST_SIGNATURES = 100;

/**
 * Critical extensions that are processed here or do not narrow what a chain is good for: key identifiers, key usage,
 * alternative names, basic constraints, distribution points, policies (none is asked for), extended usage, qualified
 * statements. All others, name and policy constraints among them, are not processed and so refuse the chain
 * (RFC 5280, 4.2).
 */
const PROCESSED: ReadonlySet<string> = new Set([
  ...[
    '2.5.29.14',
    '2.5.29.15',
    '2.5.29.17',
    '2.5.29.18',
    '2.5.29.19',
    '2.5.29.31',
    '2.5.29.32',
    '2.5.29.35',
    '2.5.29.37',
  ],
  '1.3.6.1.5.5.7.1.3',
]);

/** Finds a path from the leaf to an anchor that is valid at the given time (RFC 5280, 6.1), without policies and revocation. */
export async function buildChain(request: ChainRequest): Promise<ChainResult> {
  return new ChainSearch(request).from([request.leaf]);
}

class ChainSearch {
  private readonly request: ChainRequest;
  private signatures = 0;

  constructor(request: ChainRequest) {
    this.request = request;
  }

  /** Extends the path to all issuers in turn; of the failures the one that came nearest to an anchor is told. */
  async from(path: readonly Certificate[]): Promise<ChainResult> {
    const { anchors, candidates } = this.request;
    const last = path.at(-1)!;
    if (anchors.some((anchor) => sameCertificate(anchor, last))) return this.judge(path);
    if (path.length >= LONGEST_PATH) return refuse(path, 'path-too-long', last);
    let failure: ChainResult | undefined;
    for (const issuer of [...anchors, ...candidates]) {
      if (path.some((known) => sameCertificate(known, issuer)) || !mayHaveIssued(issuer, last)) continue;
      const problem = await this.signatureProblem(last, issuer);
      const result = problem ? refuse(path, problem, last) : await this.from([...path, issuer]);
      if (result.trusted) return result;
      if (!failure || result.certificates.length > failure.certificates.length) failure = result;
    }
    return failure ?? refuse(path, last.issuer === last.subject ? 'root-not-trusted' : 'issuer-missing', last);
  }

  private async signatureProblem(subject: Certificate, issuer: Certificate): Promise<ChainProblem | undefined> {
    if (++this.signatures > MOST_SIGNATURES) return 'path-too-long';
    const fits = await this.request.verify(subject, issuer);
    if (fits === undefined) return 'algorithm-unsupported';
    return fits ? undefined : 'signature-wrong';
  }

  /** Times come last: a chain that is merely too old must not hide one that never was any good. */
  private judge(path: readonly Certificate[]): ChainResult {
    let intermediates = 0;
    for (const [i, certificate] of path.entries()) {
      const { critical, issuer, subject } = certificate;
      if (!critical.every((oid) => PROCESSED.has(oid))) return refuse(path, 'critical-extension', certificate);
      const problem = i === 0 ? undefined : problemAsIssuer(certificate, intermediates);
      if (problem) return refuse(path, problem, certificate);
      // Self-issued certificates do not count towards the path length (4.2.1.9).
      if (i > 0 && issuer !== subject) intermediates++;
    }
    for (const certificate of path) {
      if (this.request.time < certificate.notBefore) return refuse(path, 'not-yet-valid', certificate);
      if (this.request.time > certificate.notAfter) return refuse(path, 'expired', certificate);
    }
    return { trusted: true, certificates: path };
  }
}

/** 6.1.4 (k) to (n). Version 1 roots have no extensions; an anchor may be one. */
function problemAsIssuer(
  { basicConstraints, keyUsage, version, issuer, subject }: Certificate,
  intermediates: number,
): ChainProblem | undefined {
  if (!basicConstraints?.ca && !(version < 3 && issuer === subject)) return 'not-a-ca';
  if (basicConstraints?.pathLength !== undefined && intermediates > basicConstraints.pathLength) return 'path-too-long';
  return keyUsage === undefined || keyUsage & KeyUsageFlags.keyCertSign ? undefined : 'key-usage';
}

function mayHaveIssued(issuer: Certificate, subject: Certificate): boolean {
  if (issuer.subject !== subject.issuer) return false;
  return !issuer.subjectKey || !subject.authorityKey || issuer.subjectKey === subject.authorityKey;
}

function sameCertificate(a: Certificate, b: Certificate): boolean {
  return a.summary.sha256 === b.summary.sha256;
}

function refuse(certificates: readonly Certificate[], problem: ChainProblem, at: Certificate): ChainResult {
  return { trusted: false, certificates, problem, at };
}
