/** What the platform's JSON means. Put your platform's fields here. */
import type { Voucher, VoucherEvent } from '@sealwright/core/api';

type Dated<T> = { readonly [K in keyof T]: T[K] extends Date | undefined ? string : T[K] };
export type VoucherJson = Dated<Omit<Voucher, 'recipients'>> & {
  readonly recipients: readonly Dated<Voucher['recipients'][number]>[];
};
export type EventJson = Dated<VoucherEvent>;

/** Numbers of 19 digits must come as strings: JavaScript rounds them. */
export function voucherOf(json: VoucherJson): Voucher {
  const { createdAt, startAt, endAt, recipients, ...same } = json;
  return {
    ...same,
    createdAt: new Date(createdAt),
    ...(startAt && { startAt: new Date(startAt) }),
    ...(endAt && { endAt: new Date(endAt) }),
    recipients: recipients.map(({ actedAt, ...recipient }) => ({
      ...recipient,
      ...(actedAt && { actedAt: new Date(actedAt) }),
    })),
  };
}

export function eventOf({ at, ...same }: EventJson): VoucherEvent {
  return { ...same, at: new Date(at) };
}
