import type { Notice, Notices } from '../../notices/index.ts';
import type { Handler } from '../call.ts';
import { HttpProblem } from '../problem.ts';

/** Lines of one party that are open at the same time, here. */
const LINES = 20;
/** Milliseconds without a word; after that a proxy on the way might think the line dead. */
const SILENCE = 15_000;
/** A line ends with the access token that opened it, at the latest: its client comes again with a new one. */
const LIFE = 15 * 60_000;

/** Server-sent events (HTML, 9.2). `ending` aborts when the platform ends. */
export function changeHandler(notices: Notices, ending: AbortSignal): Handler<'watchChanges'> {
  const open = new Map<string, number>();
  return async ({ party, query, request, signal }) => {
    const lines = open.get(party.code) ?? 0;
    if (lines >= LINES) throw new HttpProblem(429, 'rate-limited', { retryAfter: 30 });
    open.set(party.code, lines + 1);
    const last = request.headers['last-event-id'];
    const cursor = typeof last === 'string' && last !== '' ? last : query.after;
    const over = AbortSignal.any([signal, ending, AbortSignal.timeout(LIFE)]);
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      const left = (open.get(party.code) ?? 1) - 1;
      if (left > 0) open.set(party.code, left);
      else open.delete(party.code);
    };
    // A line that breaks before its first word is never read.
    over.addEventListener('abort', release, { once: true });
    return {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      bytes: written(notices.after(party.code, cursor, over), over, release),
    };
  };
}

async function* written(
  changes: AsyncGenerator<Notice, void>,
  over: AbortSignal,
  release: () => void,
): AsyncGenerator<Uint8Array, void> {
  const encode = new TextEncoder();
  try {
    // Something at once: the client knows that the line stands.
    yield encode.encode(': here\n\n');
    let next = changes.next();
    while (!over.aborted) {
      const result = await orSilence(next, over);
      if (result === 'silence') {
        yield encode.encode(':\n\n');
        continue;
      }
      if (result === 'over' || result.done) return;
      const { cursor } = result.value;
      yield encode.encode(`id: ${cursor}\nevent: change\ndata: ${JSON.stringify(result.value)}\n\n`);
      next = changes.next();
    }
  } finally {
    release();
    // It ends by the same signal; what it was about to say is nobody's any more.
    void changes.return().catch(() => {});
  }
}

function orSilence<T>(next: Promise<T>, over: AbortSignal): Promise<T | 'silence' | 'over'> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const others = new Promise<'silence' | 'over'>((resolve) => {
    timer = setTimeout(resolve, SILENCE, 'silence');
    stop = () => resolve('over');
    over.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([next, others]).finally(() => {
    clearTimeout(timer);
    if (stop) over.removeEventListener('abort', stop);
  });
}
