import { request as requestPlain } from 'node:http';
import { request } from 'node:https';

export interface HeadAnswer {
  readonly status: number;
  /** The header of that name (RFC 9110, 6.6.1), where the server told the time. */
  readonly date: Date | undefined;
  /** Milliseconds from the question to the answer. */
  readonly took: number;
}

/** - `certificate`: whoever answers cannot show that it is the one that was asked. */
export type HeadProblem = 'unreachable' | 'timed-out' | 'certificate' | 'not-https';

/** Milliseconds without a byte. */
const PATIENCE = 10_000;
/** Codes of Node and OpenSSL for certificates that do not hold. */
const CERTIFICATE_CODES = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/;

/** Asks an address for its headers. https; plain http on this computer alone. No redirect is followed. */
export function askHeaders(
  address: string,
  signal?: AbortSignal,
): Promise<{ readonly answer: HeadAnswer } | { readonly problem: HeadProblem; readonly code: string }> {
  const url = usable(address);
  if (!url) return Promise.resolve({ problem: 'not-https', code: '' });
  const ask = url.protocol === 'https:' ? request : requestPlain;
  const begun = Date.now();
  return new Promise((resolve) => {
    const asking = ask(url, { method: 'HEAD', timeout: PATIENCE, agent: false, ...(signal && { signal }) });
    asking.on('response', (response) => {
      const told = new Date(response.headers.date ?? '');
      const date = Number.isNaN(told.getTime()) ? undefined : told;
      resolve({ answer: { status: response.statusCode ?? 0, date, took: Date.now() - begun } });
      response.resume();
      asking.destroy();
    });
    asking.on('timeout', () => asking.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })));
    asking.on('error', (fault: NodeJS.ErrnoException) => {
      const code = fault.code ?? 'unknown';
      const problem = code === 'ETIMEDOUT' ? 'timed-out' : CERTIFICATE_CODES.test(code) ? 'certificate' : 'unreachable';
      resolve({ problem, code });
    });
    asking.end();
  });
}

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

function usable(address: string): URL | undefined {
  try {
    const url = new URL(address);
    const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.includes(url.hostname));
    return isAllowed && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}

/** For reports: without query and fragment, which may hold secrets. */
export function shownAddress(address: string): string {
  try {
    const { protocol, host, pathname } = new URL(address);
    return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
  } catch {
    return '(URL)';
  }
}
