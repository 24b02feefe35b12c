import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import {
  FeedAnswerOdd,
  FeedFileMissing,
  FeedRedirectRefused,
  FeedServerError,
  FeedSilent,
  FeedUnreachable,
} from './feed-errors.ts';
import { isSafe, shownPlace } from './location.ts';
import type { OpenedBytes, OpenOptions } from './opened-bytes.ts';

const MOST_REDIRECTS = 5;

/**
 * A file of a feed behind an address. Tells the server nothing about this computer. What was begun goes on where the server
 * knows ranges (RFC 9110, 14) and the file is the same (13.1.5); else it begins anew.
 */
export async function openHttp(url: URL, options: OpenOptions): Promise<OpenedBytes> {
  let target = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await ask(target, options);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      response.destroy();
      target = redirected(target, headers.location);
      continue;
    }
    const opened = judge(response, target, options);
    if (opened) return opened;
    response.destroy();
    // What was begun does not fit this file any more.
    const { from: _, validator: __, ...anew } = options;
    return openHttp(target, anew);
  }
  throw FeedRedirectRefused({ place: shownUrl(target) });
}

/** From one safe address to another; https leads to nothing less. */
function redirected(from: URL, location: string): URL {
  let to: URL;
  try {
    to = new URL(location, from);
  } catch {
    throw FeedRedirectRefused({ place: location.slice(0, 200) });
  }
  if (!isSafe(to) || (from.protocol === 'https:' && to.protocol !== 'https:')) {
    throw FeedRedirectRefused({ place: shownUrl(to) });
  }
  return to;
}

/** `undefined`: begin anew. */
function judge(response: IncomingMessage, url: URL, { from = 0, patience, signal }: OpenOptions) {
  const { statusCode: status = 0, headers } = response;
  const place = shownUrl(url);
  const refuse = (error: Error) => {
    response.destroy();
    throw error;
  };
  if (status === 404 || status === 410) refuse(FeedFileMissing({ place }));
  if (status === 416 && from > 0) return undefined;
  if (status !== 200 && status !== 206) refuse(FeedServerError({ place, status }));
  const range = status === 206 ? /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') : undefined;
  if (status === 206 && (!range || Number(range[1]) !== from)) refuse(FeedAnswerOdd({ place }));
  const length = range ? range[2] : headers['content-length'];
  return {
    offset: range ? from : 0,
    ...(length !== undefined && { size: Number(length) }),
    ...validatorOf(headers),
    chunks: chunksOf(response, { place, patience, signal }),
    close: async () => void response.destroy(),
  };
}

function validatorOf({ etag, 'last-modified': modified }: IncomingMessage['headers']) {
  // A weak one names what is much the same, which is no use for bytes.
  const validator = etag !== undefined && !etag.startsWith('W/') ? etag : modified;
  return validator === undefined ? {} : { validator };
}

function ask(url: URL, { from = 0, validator, patience, signal }: OpenOptions): Promise<IncomingMessage> {
  const place = shownUrl(url);
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      timeout: patience,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        'cache-control': 'no-cache',
        ...(from > 0 && validator !== undefined && { range: `bytes=${from}-`, 'if-range': validator }),
      },
    });
    const abort = () => {
      request.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    const settle = () => signal.removeEventListener('abort', abort);
    request.on('timeout', () => request.destroy(FeedSilent({ place, seconds: Math.round(patience / 1000) })));
    request.on('error', (fault: NodeJS.ErrnoException) => {
      settle();
      reject(
        FeedSilent.is(fault) ? fault : FeedUnreachable({ place, reason: fault.code ?? 'unknown' }, { cause: fault }),
      );
    });
    request.on('response', (response) => {
      settle();
      resolve(response);
    });
    request.end();
  });
}

interface Reading {
  readonly place: string;
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** Ends early, without a fault, where the connection breaks off: whoever reads knows how much there is to come. */
async function* chunksOf(response: IncomingMessage, { place, patience, signal }: Reading) {
  let silence: Error | undefined;
  response.setTimeout(patience, () => {
    silence = FeedSilent({ place, seconds: Math.round(patience / 1000) });
    response.destroy();
  });
  const abort = () => response.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const chunk of response) yield chunk as Uint8Array;
  } catch {
    signal.throwIfAborted();
    if (silence) throw silence;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

const shownUrl = (url: URL) => shownPlace({ kind: 'http', url });
