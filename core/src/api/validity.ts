/** Certificates and seals are said to end soon from this many days before their end on. */
export const EXPIRY_NOTICE_DAYS = 30;

export type Validity = 'valid' | 'ends-soon' | 'expired' | 'not-yet-valid';

/** How a period stands at a moment; both of its ends belong to it (RFC 5280, 4.1.2.5). */
export function validityAt(from: Date | undefined, to: Date | undefined, moment: Date): Validity {
  if (from && moment < from) return 'not-yet-valid';
  if (!to) return 'valid';
  if (moment > to) return 'expired';
  return to.getTime() - moment.getTime() <= EXPIRY_NOTICE_DAYS * 86_400_000 ? 'ends-soon' : 'valid';
}
