import { createHash } from 'node:crypto';
import {
  type CertificateDetails,
  groupChanges,
  type Localized,
  plainLine,
  type ReportOrder,
  type SignatureReport,
} from '@sealwright/core/api';
import { articleThirteen } from './article-thirteen.ts';
import { REPORT_KIND, REPORT_VERSION, type Report, type ReportedSignature } from './report-schema.ts';
import { filled, identities, LIMITS, stepTitles, texts } from './wording.ts';

const PROGRAM = 'Sealwright 印匠';

/** A report as data. Texts of strangers (names in certificates, of fields and files) become single plain lines. */
export function buildReport(order: Omit<ReportOrder, 'path' | 'overwrite' | 'signal' | 'locale'>): Report {
  const { report, name, certificates, version, trustProblem } = order;
  const { checkedAt, basis, size, sha256, sm3, emptyFields, sentence } = report;
  const signatures = report.signatures.map((signature, index) => reported(signature, index + 1));
  return {
    report: REPORT_KIND,
    version: REPORT_VERSION,
    program: { name: PROGRAM, version },
    checkedAt: checkedAt.toISOString(),
    document: { name: plainLine(name), size, sha256, ...(sm3 && { sm3 }) },
    basis: {
      trustAnchors: basis.anchors,
      revocationAsked: basis.revocation,
      ...(trustProblem && { trustProblem: plain(trustProblem) }),
    },
    conclusion: plain(concluded(sentence, signatures)),
    signatures,
    emptyFields: emptyFields.map(plainLine),
    certificates: certificates.map(reportedCertificate),
    notChecked: [...(trustProblem ? [plain(trustProblem)] : []), ...signatures.flatMap(unchecked)],
    limits: [...LIMITS],
  };
}

/** That signatures are sound says nothing of who made them. */
function concluded(sentence: Localized, signatures: readonly ReportedSignature[]): Localized {
  const open = (['untrusted', 'not-checked'] as const).filter((trust) =>
    signatures.some((each) => each.trust === trust),
  );
  const words = [sentence, ...open.map((trust) => identities[trust])];
  return { 'zh-CN': words.map((each) => each['zh-CN']).join(''), en: words.map(({ en }) => en).join(' ') };
}

function reported(signature: SignatureReport, number: number): ReportedSignature {
  const { fields, kind, format, subFilter, digestAlgorithm, integrity, trust, sentence, signer, coverage } = signature;
  const { claims = {}, chain, steps, laterChanges } = signature;
  return {
    number,
    fields: fields.map(plainLine),
    kind,
    format: plainLine(format),
    subFilter: plainLine(subFilter),
    ...(digestAlgorithm && { digestAlgorithm: plainLine(digestAlgorithm) }),
    integrity,
    trust,
    sentence: plain(sentence),
    ...(signer && { signer: signer.sha256 }),
    steps: steps.map((step) => ({ ...step, title: stepTitles[step.id], sentence: plain(step.sentence) })),
    coverage: { kind: coverage.kind, ...(coverage.kind !== 'malformed' && { end: coverage.end }) },
    times: timesOf(signature),
    claims: {
      ...(claims.reason && { reason: plainLine(claims.reason) }),
      ...(claims.location && { location: plainLine(claims.location) }),
    },
    chain: chain.map(({ sha256 }) => sha256),
    laterChanges: groupChanges(laterChanges).map(({ pages, ...group }) => ({
      ...group,
      pages: pages.map((page) => page + 1),
    })),
    conditions:
      kind === 'document-timestamp'
        ? []
        : articleThirteen(signature).map((condition) => ({
            ...condition,
            established: condition.established.map(plain),
            notEstablished: condition.notEstablished.map(plain),
          })),
  };
}

function timesOf({ claimedTime, timestamp }: SignatureReport): ReportedSignature['times'] {
  const times: ReportedSignature['times'] = [];
  if (timestamp) {
    const { time, trusted, certificate } = timestamp;
    const authority = plainLine(timestamp.authority);
    const sentence = filled(trusted ? texts.trustedTimestamp : texts.untrustedTimestamp, {
      authority: authority || texts.unknownAuthority,
    });
    const sha256 = certificate && createHash('sha256').update(certificate).digest('hex');
    times.push({
      time: time.toISOString(),
      source: 'timestamp',
      trusted,
      ...(authority && { authority }),
      ...(sha256 && { certificate: sha256 }),
      sentence,
    });
  }
  if (claimedTime)
    times.push({
      time: claimedTime.toISOString(),
      source: 'signer-clock',
      trusted: false,
      sentence: texts.signerClock,
    });
  return times;
}

function reportedCertificate({ summary, fields }: CertificateDetails): Report['certificates'][number] {
  const { subject, organisation, issuer, serial, notBefore, notAfter, sha256 } = summary;
  return {
    sha256,
    subject: plainLine(subject),
    ...(organisation && { organisation: plainLine(organisation) }),
    issuer: plainLine(issuer),
    serial,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    fields: fields.map(({ title, value }) => ({
      title,
      value: lines(typeof value === 'string' ? { 'zh-CN': value, en: value } : value),
    })),
  };
}

function unchecked({ number, steps }: ReportedSignature): Localized[] {
  return steps
    .filter(({ state }) => state === 'not-checked')
    .map(({ sentence }) => filled(texts.unchecked, { number, sentence }));
}

function plain(text: Localized): Localized {
  return { 'zh-CN': plainLine(text['zh-CN']), en: plainLine(text.en) };
}

/** Several values of a certificate stand one a line. */
function lines(text: Localized): Localized {
  const each = (value: string) => value.split('\n').map(plainLine).join('\n');
  return { 'zh-CN': each(text['zh-CN']), en: each(text.en) };
}
