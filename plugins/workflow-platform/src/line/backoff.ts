/** When a request is made again by itself: only what can be made twice, and only for as long as nobody notices. */
import { WorkflowUnreachable } from '@sealwright/core/api';

export interface Backoff {
  /** How often a request is made at most. */
  readonly tries: number;
  /** The first pause, in milliseconds; it doubles, and half of it is chance. */
  readonly pause: number;
  /** Pauses that a server asks for are kept up to this one; what takes longer is the caller's to wait for. */
  readonly longest: number;
}

export const BACKOFF: Backoff = { tries: 3, pause: 150, longest: 2_000 };

interface Told {
  readonly status: number;
  readonly headers: Headers;
  close(): void;
}

/** Makes a request until it is answered, or often enough. A keyed request happens once, however often it comes. */
export async function withBackoff<T extends Told>(
  request: Request,
  { tries, pause, longest }: Backoff,
  ask: (request: Request) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt >= tries || !canRepeat(request);
    const chance = pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    try {
      const answer = await ask(isLast ? request : request.clone());
      const wait = isLast ? undefined : askedPause(answer);
      if (wait === undefined || wait > longest) return answer;
      answer.close();
      await rest(Math.max(wait, chance), request.signal);
    } catch (fault) {
      if (isLast || !WorkflowUnreachable.is(fault)) throw fault;
      await rest(chance, request.signal);
    }
  }
}

function canRepeat({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key') || headers.has('upload-offset');
}

/** Milliseconds that a busy server asks for; `undefined` where it is not busy. */
function askedPause({ status, headers }: Told): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return retryAfter(headers);
}

/** Milliseconds: RFC 9110, 10.2.3. One second where nothing is said. */
export function retryAfter(headers: Headers, now = Date.now()): number {
  const text = headers.get('retry-after') ?? '';
  const date = /^[A-Z][a-z]{2},/.test(text) ? Date.parse(text) - now : Number.NaN;
  const milliseconds = /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : date;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 1_000;
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  await new Promise<void>((resolve) => {
    wake = resolve;
    timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', wake, { once: true });
  });
  clearTimeout(timer);
  signal.removeEventListener('abort', wake);
  signal.throwIfAborted();
}
