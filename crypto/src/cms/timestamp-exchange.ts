import { TsaInvalid, TsaRefused, TsaUnreachable } from './errors.ts';

/** Bytes; a token with its chain and revocation data stays far below. */
const MAX_RESPONSE = 256 * 1024;

export interface Exchange {
  readonly url: string;
  readonly body: Uint8Array;
  /** Milliseconds, until the last byte of the answer. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Posts a timestamp query and gives the raw answer (RFC 3161, 3.4). Redirects are not followed.
 * @throws `tsa.unreachable`, `tsa.refused`, `tsa.invalid`; the signal's reason when that aborts.
 */
export async function exchange({ url, body, deadline, signal }: Exchange): Promise<Uint8Array> {
  signal?.throwIfAborted();
  if (!isUsable(url)) throw TsaUnreachable({ url: shownUrl(url) });
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, deadline);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: controller.signal,
    });
    if (response.status !== 200) {
      controller.abort();
      throw TsaRefused({ url: shownUrl(url), status: response.status, detail: '' });
    }
    return await readBounded(response, url);
  } catch (cause) {
    signal?.throwIfAborted();
    if (TsaRefused.is(cause) || TsaInvalid.is(cause)) throw cause;
    throw TsaUnreachable({ url: shownUrl(url) }, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** What fetch would refuse, with the whole address in its message. */
function isUsable(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Without credentials, query and fragment, which may hold secrets. */
export function shownUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '(URL)';
  }
}

async function readBounded(response: Response, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_RESPONSE) throw TsaInvalid({ url: shownUrl(url), reason: 'too-long' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
