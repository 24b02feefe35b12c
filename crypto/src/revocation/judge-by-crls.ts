/** What CRLs say about a certificate (RFC 5280, 6.3.3), without delta CRLs. */
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { Asn1Unreadable, readTime } from '../asn1/index.ts';
import {
  type Certificate,
  comparableGeneralName,
  comparablePointNames,
  type DistributionPoint,
  extensionOids,
  readDistributionPoints,
  type SignatureVerifier,
} from '../x509/index.ts';
import { type Crl, crlExtensions } from './crl.ts';
import { findEntry } from './crl-entry.ts';
import { type RevocationFinding, unusable } from './finding.ts';
import { CLOCK_TOLERANCE, type RevocationProblem } from './problems.ts';

export interface CrlQuestion {
  readonly certificate: Certificate;
  /**
   * Certificates that the caller trusts to belong to a certification authority: the certificate's issuer, others of the
   * same name that sign CRLs with keys of their own, issuers of indirect CRLs. Who may sign which CRL is judged here.
   */
  readonly signers: readonly Certificate[];
  readonly time: Date;
  readonly verify: SignatureVerifier;
  readonly signal?: AbortSignal;
}

/** Bits 1 to 8 of ReasonFlags: every reason there is. */
const ALL_REASONS = 0x1fe;

const PROCESSED: ReadonlySet<string> = new Set([
  crlExtensions.authorityKey,
  crlExtensions.number,
  crlExtensions.scope,
  crlExtensions.expiredSince,
]);

/** Revoked if one of the CRLs says so; good if they speak for all reasons together and none lists it. */
export async function judgeByCrls(question: CrlQuestion, crls: readonly Crl[]): Promise<RevocationFinding> {
  let covered = 0;
  let oldest: Crl | undefined;
  let problem: RevocationProblem | undefined;
  for (const crl of crls) {
    const judged = await judgeByCrl(question, crl);
    if (judged.state === 'revoked') return judged;
    if (judged.state === 'unusable') {
      problem ??= judged.problem;
      continue;
    }
    covered |= judged.reasons;
    if (!oldest || crl.thisUpdate < oldest.thisUpdate) oldest = crl;
  }
  if (oldest && covered === ALL_REASONS) return { state: 'good', ...statement(oldest) };
  return unusable(covered === 0 ? (problem ?? 'other-certificate') : 'some-reasons-only');
}

type CrlVerdict =
  | Exclude<RevocationFinding, { state: 'good' | 'unknown' }>
  /** Not listed, as far as these reasons go. */
  | { readonly state: 'not-listed'; readonly reasons: number };

async function judgeByCrl(question: CrlQuestion, crl: Crl): Promise<CrlVerdict> {
  const { certificate, time, signal } = question;
  try {
    const reasons = reasonsCovered(certificate, crl);
    const problem =
      (reasons === 0 ? 'other-certificate' : undefined) ??
      problemOfExtensions(crl) ??
      problemOfTime(crl, time) ??
      (await problemOfSignature(question, crl));
    if (problem) return unusable(problem);
    const entry = await findEntry(crl, certificate, signal);
    if (entry === 'critical-extension') return unusable(entry);
    if (entry) return { state: 'revoked', ...statement(crl), ...entry };
    return wouldList(crl, certificate) ? { state: 'not-listed', reasons } : unusable('certificate-expired');
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return unusable('unreadable');
  }
}

/** Whether the list keeps certificates that expired when this one did (ISO/IEC 9594-8, expiredCertsOnCRL). */
function wouldList({ thisUpdate, extensions }: Crl, { notAfter }: Certificate): boolean {
  if (notAfter >= thisUpdate) return true;
  const kept = extensions.find(({ oid }) => oid === crlExtensions.expiredSince);
  return kept !== undefined && readTime(kept.value) <= notAfter;
}

function statement({ thisUpdate, nextUpdate }: Crl) {
  return { source: 'crl', producedAt: thisUpdate, nextUpdate } as const;
}

/** Steps (b), (c) and (d): for which reasons the CRL speaks for the certificate; 0: for none. */
function reasonsCovered(certificate: Certificate, crl: Crl): number {
  const { scope } = crl;
  const isAuthority = certificate.basicConstraints?.ca === true;
  if (scope.onlyAttributes || (scope.onlyUsers && isAuthority) || (scope.onlyAuthorities && !isAuthority)) return 0;
  return distributionPoints(certificate)
    .filter((point) => isOf(point, certificate, crl))
    .reduce((covered, point) => covered | reasonsOf(point, crl), 0);
}

function reasonsOf(point: DistributionPoint, { scope }: Crl): number {
  return ALL_REASONS & (point.reasons ?? ALL_REASONS) & (scope.reasons ?? ALL_REASONS);
}

/** Those of the certificate, and the one that every certificate has: the issuer's own. */
function distributionPoints({ extensions }: Certificate): readonly DistributionPoint[] {
  const extension = extensions.find(({ oid }) => oid === extensionOids.distributionPoints);
  const own: DistributionPoint = { name: undefined, reasons: undefined, crlIssuer: undefined };
  return [...(extension ? readDistributionPoints(extension.value) : []), own];
}

/** Whether the CRL is one that lies at this point: by its issuer, and by its own name for the point if it has one. */
function isOf({ name, crlIssuer }: DistributionPoint, certificate: Certificate, crl: Crl): boolean {
  const { scope } = crl;
  const issuers = crlIssuer?.map(comparableGeneralName);
  const own = comparableGeneralName({ kind: 'directory', name: crl.issuerName });
  if (issuers ? !issuers.includes(own) || !scope.indirect : crl.issuer !== certificate.issuer) return false;
  if (!scope.name) return true;
  const names = name ? comparablePointNames(name, crl.issuerName) : (issuers ?? [own]);
  return comparablePointNames(scope.name, crl.issuerName).some((each) => names.includes(each));
}

function problemOfExtensions({ extensions }: Crl): RevocationProblem | undefined {
  if (extensions.some(({ oid }) => oid === crlExtensions.deltaIndicator)) return 'delta';
  return extensions.some(({ oid, critical }) => critical && !PROCESSED.has(oid)) ? 'critical-extension' : undefined;
}

/** Without nextUpdate, which the profile demands (5.1.2.5), nothing says that a newer list is not there. */
function problemOfTime({ thisUpdate, nextUpdate }: Crl, time: Date): RevocationProblem | undefined {
  if (thisUpdate.getTime() > time.getTime() + CLOCK_TOLERANCE) return 'not-yet-valid';
  const isCurrent = nextUpdate && nextUpdate.getTime() >= time.getTime() - CLOCK_TOLERANCE;
  return isCurrent ? undefined : 'out-of-date';
}

/** Steps (f) and (g). */
async function problemOfSignature({ signers, verify }: CrlQuestion, crl: Crl): Promise<RevocationProblem | undefined> {
  const named = signers.filter(({ subject, subjectKey }) => {
    const mayBe = !crl.authorityKey || !subjectKey || crl.authorityKey === subjectKey;
    return subject === crl.issuer && mayBe;
  });
  const allowed = named.filter(({ keyUsage }) => keyUsage === undefined || keyUsage & KeyUsageFlags.cRLSign);
  let problem: RevocationProblem = 'signer-not-allowed';
  for (const signer of allowed) {
    const fits = await verify(crl, signer);
    if (fits) return undefined;
    problem = fits === undefined ? 'algorithm-unsupported' : 'signature-wrong';
  }
  return problem;
}
