/** Whether a file that somebody hands in may become a voucher's: judged by the product's own verification. */
export { Judge, JudgeBusy, type JudgeOptions } from './judge.ts';
export { type TrustFileKind, TrustFileUnusable } from './trust-files.ts';
export { TrustPolicy, type TrustTerms } from './trust-policy.ts';
export type {
  CertificateTask,
  CompanyClaim,
  JudgedSignature,
  JudgePolicy,
  JudgeTask,
  Refusal,
  RefusalCode,
  Verdict,
} from './verdict.ts';
