/** What one line of the log holds; `docs/audit-log.md` describes the format for those who write their own checker. */
import type { SignMechanism } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Count = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Base64 = Type.String({ maxLength: 100_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' });
/** ISO 8601 in UTC with milliseconds. */
const Time = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' });
const Text = Type.String({ maxLength: 2_000 });
const closed = { additionalProperties: false };
const Sentence = Type.Object({ 'zh-CN': Text, en: Text }, closed);

export const OUTCOMES = ['done', 'failed', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a checkpoint says: the log held so many entries, and this was the digest of the last one. */
export const CheckpointStatement = Type.Object(
  { format: Type.Literal(1), log: Type.String({ format: 'uuid' }), count: Count, head: Digest, time: Time },
  closed,
);
export type CheckpointStatement = Static<typeof CheckpointStatement>;

export const SIGNATURES = ['rsa-pkcs1-sha256', 'ecdsa-sha256', 'ecdsa-sha384', 'ecdsa-sha512', 'sm2-sm3'] as const;
export type CheckpointAlgorithm = (typeof SIGNATURES)[number];

export const Checkpoint = Type.Object(
  {
    statement: CheckpointStatement,
    algorithm: Type.Enum(SIGNATURES),
    /** Over the statement in its canonical form: PKCS #1 v1.5, or DER SEQUENCE {r, s}. */
    signature: Base64,
    /** DER, the signer's first. */
    chain: Type.Array(Base64, { minItems: 1, maxItems: 10 }),
  },
  closed,
);
export type Checkpoint = Static<typeof Checkpoint>;

export const EntryFact = Type.Object(
  { title: Sentence, value: Type.Union([Text, Sentence]), monospace: Type.Optional(Type.Boolean()) },
  closed,
);

export const AuditEntry = Type.Object(
  {
    format: Type.Literal(1),
    /** Random, one for each log. */
    log: Type.String({ format: 'uuid' }),
    /** 1, 2, 3, ... without gaps. */
    number: Count,
    time: Time,
    /** Digest of the entry before; zeros before the first. */
    previous: Digest,
    event: Type.String({ minLength: 1, maxLength: 200 }),
    outcome: Type.Enum(OUTCOMES),
    sentence: Sentence,
    facts: Type.Optional(Type.Array(EntryFact, { maxItems: 20 })),
    checkpoint: Type.Optional(Checkpoint),
    /** The line before this one was cut off while it was written: so long it was, in bytes, and this is its SHA-256. */
    torn: Type.Optional(Type.Object({ bytes: Count, sha256: Digest }, closed)),
  },
  closed,
);
export type AuditEntry = Static<typeof AuditEntry>;

export interface WrittenEntry {
  readonly entry: AuditEntry;
  /** SHA-256 of the entry's canonical form, lower-case hex. */
  readonly digest: string;
}

/** Events of the log itself. */
export const OWN_EVENTS = {
  began: 'audit-log.began',
  recovered: 'audit-log.recovered',
  checkpoint: 'audit-log.checkpoint',
  exported: 'audit-log.exported',
} as const;

export type CheckpointMechanism = Extract<SignMechanism, { kind: 'rsa-pkcs1' | 'ecdsa' | 'sm2' }>;
