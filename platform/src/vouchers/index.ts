export type { CallKey } from './answered-before.ts';
export { auditHash } from './audit-trail.ts';
export type { DraftContent } from './drafts.ts';
export type { Acted, ActTerms } from './perform.ts';
export { type FoundFile, fileOf, type HandedFile, isKept } from './voucher-files.ts';
export type { InboxFilter, InboxListQuery, ListQuery } from './voucher-lists.ts';
export { type PartyAct, type SignedRevision, Vouchers } from './vouchers.ts';
