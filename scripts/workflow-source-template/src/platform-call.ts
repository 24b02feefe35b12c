/** One call of the platform, and what its refusals mean here. */
import {
  type SealwrightError,
  WorkflowBusy,
  WorkflowConflict,
  WorkflowEntryRequired,
  WorkflowExpired,
  WorkflowFileChanged,
  WorkflowFileRefused,
  WorkflowNotRecipient,
  WorkflowNotSigned,
  WorkflowRefused,
  WorkflowTransitionInvalid,
  WorkflowUnreachable,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';

export interface PlatformLine {
  readonly address: () => string;
  /** The global `fetch`, or what stands in its place. */
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Gives the answer; throws `workflow.*` errors. What was cut off in the middle is `workflow.unreachable`. */
export async function callPlatform(
  { address, fetch }: PlatformLine,
  method: string,
  path: string,
  { body, bytes, headers = {}, signal }: CallOptions = {},
): Promise<Response> {
  const url = `${address()}${path}`;
  const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(url, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(payload !== undefined && { body: payload }),
    ...(signal && { signal }),
  });
  const response = await reached(url, signal, () => fetch(request));
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  throw refusalOf(response, problem, path);
}

/** Waits for something from the network; its faults are passing ones. */
export async function reached<T>(place: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (fault) {
    signal?.throwIfAborted();
    throw WorkflowUnreachable({ place: new URL(place).origin, reason: String(fault) }, { cause: fault });
  }
}

/** Put the codes of your platform here. What the list lacks is shown to the user in the platform's own words. */
function refusalOf(response: Response, problem: Readonly<Record<string, unknown>>, path: string): SealwrightError {
  const text = (key: string) => String(problem[key] ?? '');
  const voucher = /^\/vouchers\/(\w+)/.exec(path)?.[1] ?? '';
  const { status, headers } = response;
  switch (problem.code) {
    case 'conflict':
      return WorkflowConflict({ voucher });
    case 'transition-invalid':
      return WorkflowTransitionInvalid(problem as Parameters<typeof WorkflowTransitionInvalid>[0]);
    case 'not-signed':
      return WorkflowNotSigned({});
    case 'not-recipient':
      return WorkflowNotRecipient({});
    case 'expired':
      return WorkflowExpired({});
    case 'voucher-unknown':
      return WorkflowVoucherUnknown({ voucher });
    case 'file-changed':
      return WorkflowFileChanged({});
    case 'file-refused':
      return WorkflowFileRefused({ code: text('reason'), reason: text('reason') });
  }
  if (status === 401) return WorkflowEntryRequired({});
  if (status === 429 || status === 503) {
    return WorkflowBusy({ retryAfter: 1_000 * (Number(headers.get('Retry-After')) || 5) });
  }
  // Nobody knows what a broken server did: the caller asks again, with the same key.
  if (status >= 500)
    return WorkflowUnreachable({ place: new URL(response.url || 'https://platform').origin, reason: `${status}` });
  return WorkflowRefused({ code: text('code') || String(status), reason: text('reason') || String(status) });
}
