/** One exchange with an address that stands in a certificate, and so was chosen by a stranger. */
import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-addresses.ts';

export interface Inquiry {
  readonly url: string;
  /** Posted, with its media type; without: a GET. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array };
  /** Most bytes that an answer may have. */
  readonly limit: number;
  /** Whether the address may lie in the user's own network. */
  readonly mayBePrivate: boolean;
  /** Milliseconds without a byte, connecting included; default 10 seconds. */
  readonly patience?: number;
  readonly signal: AbortSignal;
}

export type Reply = { readonly bytes: Uint8Array } | { readonly problem: ExchangeProblem };

/** - `private-address`: it lies in the user's own network, and nobody whom the user trusts named it. */
export type ExchangeProblem = 'unreachable' | 'timed-out' | 'refused' | 'too-long' | 'private-address';

const MOST_REDIRECTS = 3;

/**
 * Http and https alone; no cookies, no credentials, no more than a few redirects. Never rejects but with the signal's
 * reason. The runtime's own proxy settings hold, where it has any.
 */
export async function askAddress(inquiry: Inquiry): Promise<Reply> {
  const named = usable(inquiry.url);
  let target = named;
  for (let hop = 0; target && hop <= MOST_REDIRECTS; hop += 1) {
    // Plain http is answered by whoever stands in between: it leads to no other host of the user's own network.
    const mayBePrivate = inquiry.mayBePrivate && target.hostname === named?.hostname;
    const reply = await exchange(target, { ...inquiry, mayBePrivate });
    if (!('location' in reply)) return reply;
    target = usable(reply.location, target);
  }
  return { problem: 'refused' };
}

/** Without what a certificate may not make us send. */
function usable(url: string, base?: URL): URL | undefined {
  try {
    const target = new URL(url, base);
    return /^https?:$/.test(target.protocol) && !target.username && !target.password ? target : undefined;
  } catch {
    return undefined;
  }
}

function exchange(url: URL, inquiry: Inquiry): Promise<Reply | { readonly location: string }> {
  const { body, limit, mayBePrivate, patience = 10_000, signal } = inquiry;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!mayBePrivate && isIP(host) && isPrivateAddress(host)) return resolve({ problem: 'private-address' });
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      method: body ? 'POST' : 'GET',
      timeout: patience,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        ...(body && { 'content-type': body.type, 'content-length': body.bytes.length }),
      },
      ...(!mayBePrivate && { lookup: lookupPublic }),
    });
    const end = (reply: Reply | { readonly location: string }) => {
      signal.removeEventListener('abort', abort);
      resolve(reply);
      request.destroy();
    };
    const abort = () => {
      request.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    request.on('timeout', () => end({ problem: 'timed-out' }));
    request.on('error', (fault) =>
      end({ problem: fault instanceof PrivateAddress ? 'private-address' : 'unreachable' }),
    );
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) return end({ location: headers.location });
      if (statusCode !== 200) return end({ problem: 'refused' });
      readBounded(response, limit).then(end, () => end({ problem: 'unreachable' }));
    });
    request.end(body?.bytes);
  });
}

async function readBounded(response: IncomingMessage, limit: number): Promise<Reply> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) return { problem: 'too-long' };
    chunks.push(chunk);
  }
  return response.complete ? { bytes: Buffer.concat(chunks) } : { problem: 'unreachable' };
}

class PrivateAddress extends Error {}

/** Judges the very addresses that are connected to, so that a name cannot lead elsewhere the second time. */
const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (fault, found) => {
    const [first] = found ?? [];
    if (fault || !first) return callback(fault ?? new Error('no address'), '', 0);
    if (found.some(({ address }) => isPrivateAddress(address))) return callback(new PrivateAddress(), '', 0);
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
