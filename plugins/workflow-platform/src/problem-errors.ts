/** What a platform's problem (RFC 9457) asks of the caller, as typed errors. */
import {
  SealwrightError,
  VOUCHER_ACTIONS,
  VOUCHER_STATES,
  type VoucherAction,
  type VoucherState,
  WorkflowBusy,
  WorkflowConflict,
  WorkflowEntryRefused,
  WorkflowEntryRequired,
  WorkflowExpired,
  WorkflowFileRefused,
  WorkflowNotRecipient,
  WorkflowNotSigned,
  WorkflowRefused,
  WorkflowTransitionInvalid,
  WorkflowUnreachable,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';
import { retryAfter } from './line/backoff.ts';
import { refusalSentences } from './refusal-sentences.ts';

/** `voucher`: the one that it was about. `place`: host of the platform. */
export interface ProblemContext {
  readonly voucher?: string;
  readonly place: string;
}

/** `body`: what came in the place of an answer, believed in nothing. */
export function problemError(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  { voucher, place }: ProblemContext,
): SealwrightError {
  const problem = readProblem(body);
  const code = problem.code ?? (status === 413 ? 'too-large' : `http-${status}`);
  switch (code) {
    case 'not-signed-in':
      return WorkflowEntryRequired({});
    case 'not-recipient':
      return WorkflowNotRecipient({});
    case 'not-signed':
      return WorkflowNotSigned({});
    case 'expired':
      return WorkflowExpired({});
    case 'invalid-transition': {
      const { state, allowedActions } = problem;
      if (state) return WorkflowTransitionInvalid({ state, allowedActions });
      break;
    }
    case 'precondition-failed':
      return WorkflowConflict({ voucher: voucher ?? '' });
    case 'not-found':
      if (voucher !== undefined) return WorkflowVoucherUnknown({ voucher });
      break;
    case 'in-progress':
    case 'rate-limited':
    case 'unavailable':
      return WorkflowBusy({ retryAfter: retryAfter(headers) });
  }
  if (status === 401) return WorkflowEntryRequired({});
  if (status === 429 || status === 503) return WorkflowBusy({ retryAfter: retryAfter(headers) });
  // Nobody knows whether it was carried out.
  if (status >= 500 || status === 408) return WorkflowUnreachable({ place, reason: `HTTP ${status}` });
  return refusal(code, problem.detail ?? `HTTP ${status}`);
}

/** A refusal in words of ours where we have them, in the platform's own else. */
export function refusal(code: string, detail: string): SealwrightError {
  const type = isAboutFile(code) ? WorkflowFileRefused : WorkflowRefused;
  return spoken(code, detail, (reason) => type({ code, reason }));
}

/** What a platform says to who wants to come in. */
export function entryRefusal(status: number, body: unknown): SealwrightError {
  const { code = 'entry-refused', detail = `HTTP ${status}` } = readProblem(body);
  return spoken(code === 'not-signed-in' ? 'entry-refused' : code, detail, (reason) =>
    WorkflowEntryRefused({ reason }),
  );
}

function spoken(code: string, detail: string, make: (reason: string) => SealwrightError): SealwrightError {
  const sentences = refusalSentences.get(code);
  if (!sentences) return make(detail);
  const { code: kind, data, sentence } = make(sentences.en);
  return new SealwrightError(kind, data, { 'zh-CN': make(sentences['zh-CN']).sentence['zh-CN'], en: sentence.en });
}

function isAboutFile(code: string): boolean {
  return (
    /^(file|signature|certificate)-/.test(code) || ['digest-differs', 'upload-incomplete', 'too-large'].includes(code)
  );
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly state?: VoucherState;
  readonly allowedActions: readonly VoucherAction[];
}

function readProblem(body: unknown): Problem {
  const { code, detail, title, state, allowedActions } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Readonly<Record<string, unknown>>;
  const words = [detail, title].find((text): text is string => typeof text === 'string' && text !== '');
  const known = VOUCHER_STATES.find((one) => one === state);
  return {
    ...(typeof code === 'string' && /^[a-z][a-z0-9.-]{0,59}$/.test(code) && { code }),
    ...(words !== undefined && { detail: words.replace(/\p{Cc}+/gu, ' ').slice(0, 500) }),
    ...(known && { state: known }),
    allowedActions: Array.isArray(allowedActions) ? VOUCHER_ACTIONS.filter((one) => allowedActions.includes(one)) : [],
  };
}
