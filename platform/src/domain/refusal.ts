import type { VoucherAction, VoucherState } from '@sealwright/core/api';

/** Why the platform did not do what it was asked; the HTTP status belongs to the code. */
export const STATUS_OF = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-recipient': 403,
  'not-found': 404,
  'invalid-transition': 409,
  'not-signed': 409,
  'in-progress': 409,
  expired: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'idempotency-mismatch': 422,
  'draft-incomplete': 422,
  'recipients-differ': 422,
  'party-unknown': 422,
  'biz-type-unknown': 422,
  'file-not-continued': 422,
  'precondition-required': 428,
} as const;
export type RefusalCode = keyof typeof STATUS_OF;

export interface RefusalDetails {
  readonly state?: VoucherState;
  readonly allowedActions?: readonly VoucherAction[];
  readonly etag?: string;
  /** The voucher as it is now, for who asked. */
  readonly voucher?: unknown;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly detail?: string;
}

/** Nothing was changed. A transaction that throws it is rolled back. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
