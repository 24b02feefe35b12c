/**
 * A verification report as data: what the JSON file holds, and what the other kinds are drawn from. Its JSON schema is
 * published in `docs/verification-report.schema.json`; a change that readers of the old one would stumble over raises
 * `REPORT_VERSION`. Times are ISO 8601 in UTC, digests and serial numbers lower-case hexadecimal, page numbers begin with 1.
 */
import { type Static, type TSchema, Type } from 'typebox';

export const REPORT_KIND = 'sealwright-verification-report';
export const REPORT_VERSION = 1;

const words = <const W extends string>(...values: readonly W[]) =>
  Type.Unsafe<W>({ type: 'string', enum: [...values] });
const object = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const time = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const count = Type.Integer({ minimum: 0 });
const text = object({ 'zh-CN': Type.String(), en: Type.String() });

const Step = object({
  id: Type.String(),
  title: text,
  state: words('passed', 'failed', 'warning', 'not-checked'),
  sentence: text,
});

/** One of the four conditions of a reliable electronic signature. */
const Condition = object({
  id: words('exclusive', 'controlled', 'signature-changes', 'content-changes'),
  /** 1 to 4, as the law counts them. */
  number: Type.Integer({ minimum: 1, maximum: 4 }),
  title: text,
  /**
   * - `supported`: the check establishes what can be asked of it.
   * - `partly`: it establishes a part; the rest needs other evidence.
   * - `open`: it cannot establish it.
   * - `not-supported`: what was found speaks against it.
   */
  outcome: words('supported', 'partly', 'open', 'not-supported'),
  established: Type.Array(text),
  notEstablished: Type.Array(text),
});
export type Condition = Static<typeof Condition>;

const Signature = object({
  /** From 1 on, in the order of the revisions that hold them. */
  number: Type.Integer({ minimum: 1 }),
  fields: Type.Array(Type.String()),
  kind: words('signature', 'certification', 'document-timestamp'),
  format: Type.String(),
  subFilter: Type.String(),
  digestAlgorithm: Type.Optional(Type.String()),
  integrity: words('valid', 'valid-with-later-changes', 'modified', 'invalid', 'indeterminate'),
  trust: words('trusted', 'untrusted', 'not-checked'),
  sentence: text,
  signer: Type.Optional(digest),
  steps: Type.Array(Step),
  coverage: object({
    kind: words('whole-file', 'revision', 'malformed'),
    /** Length in bytes of the version that was signed. */
    end: Type.Optional(count),
  }),
  times: Type.Array(
    object({
      time,
      source: words('signer-clock', 'timestamp'),
      /** Whether it may be gone by: the signer's own clock never, a timestamp if its authority is trusted. */
      trusted: Type.Boolean(),
      authority: Type.Optional(Type.String()),
      certificate: Type.Optional(digest),
      sentence: text,
    }),
  ),
  claims: object({ reason: Type.Optional(Type.String()), location: Type.Optional(Type.String()) }),
  /** Fingerprints of the chain, signer first; the certificates stand in the list of the document. */
  chain: Type.Array(digest),
  laterChanges: Type.Array(
    object({ kind: Type.String(), label: text, count, pages: Type.Array(Type.Integer({ minimum: 1 })) }),
  ),
  /** Article 13 of the Electronic Signature Law; none for a document timestamp, which is nobody's signature. */
  conditions: Type.Array(Condition),
});
export type ReportedSignature = Static<typeof Signature>;

const Certificate = object({
  sha256: digest,
  subject: Type.String(),
  organisation: Type.Optional(Type.String()),
  issuer: Type.String(),
  serial: Type.String({ pattern: '^[0-9a-f]*$' }),
  notBefore: time,
  notAfter: time,
  fields: Type.Array(object({ title: text, value: text })),
});

export const Report = object({
  report: Type.Literal(REPORT_KIND),
  version: Type.Literal(REPORT_VERSION),
  program: object({ name: Type.String(), version: Type.String() }),
  checkedAt: time,
  document: object({
    name: Type.String(),
    size: count,
    sha256: digest,
    sm3: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  }),
  /** What the check went by. */
  basis: object({
    trustAnchors: count,
    revocationAsked: Type.Boolean(),
    trustProblem: Type.Optional(text),
  }),
  conclusion: text,
  signatures: Type.Array(Signature),
  emptyFields: Type.Array(Type.String()),
  certificates: Type.Array(Certificate),
  /** What was not checked, and why. */
  notChecked: Type.Array(text),
  /** What such a report says and what not. */
  limits: Type.Array(text),
});
export type Report = Static<typeof Report>;

/** The schema as it is published. */
export function publishedSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Verification report of Sealwright',
    ...JSON.parse(JSON.stringify(Report)),
  };
}
