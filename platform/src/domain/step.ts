/** The state machine of vouchers as the platform asks it; its table is the core's, which sources of other kinds go by, too. */
import {
  type CourseStep,
  expireVoucher,
  type RecipientCourse,
  stepVoucher,
  type VoucherAction,
  type VoucherCourse,
} from '@sealwright/core/api';
import { Refusal } from './refusal.ts';

/**
 * The voucher after a party's action. Throws `Refusal`: `not-found` for strangers, `not-recipient` where it is not theirs
 * to do, `not-signed` for `send` without a signature, `expired` behind the deadline, `invalid-transition` else.
 */
export function step<R extends RecipientCourse>(
  course: VoucherCourse<R>,
  action: VoucherAction,
  party: string,
): CourseStep<R> {
  const judged = stepVoucher(course, action, party);
  if (!('refusal' in judged)) return judged;
  const { refusal, state, allowedActions } = judged;
  const isSeen = refusal === 'not-signed' || refusal === 'invalid-transition';
  throw new Refusal(refusal, isSeen ? { state, allowedActions } : {});
}

/** The voucher after its deadline. Throws `invalid-transition` where none runs. */
export function expire<R extends RecipientCourse>(course: VoucherCourse<R>): CourseStep<R> {
  const expired = expireVoucher(course);
  if (!expired) throw new Refusal('invalid-transition', { state: course.state, allowedActions: [] });
  return expired;
}
