import { createHmac } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublicAddress, lookupPublic } from './public-address.ts';

export interface Delivery {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** The same each time that it is tried. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  readonly privateAddresses: boolean;
  readonly signal: AbortSignal;
}

/** `gone`: its owner wants no more. */
export type DeliveryOutcome = 'taken' | 'failed' | 'gone';

/** Milliseconds for one delivery, whatever the other side does. */
const PATIENCE = 10_000;

/**
 * Posts a notice as Standard Webhooks 1.0 has it. No redirects, no cookies; of the answer nothing but its status is read.
 * Rejects with the signal's reason and nothing else.
 */
export function sendNotice(delivery: Delivery): Promise<DeliveryOutcome> {
  const { id, body, at, secret, privateAddresses, signal } = delivery;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const url = new URL(delivery.url);
    const host = hostOf(url.hostname);
    if (!privateAddresses && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))))
      return resolve('failed');
    const seconds = String(Math.floor(at.getTime() / 1000));
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
      method: 'POST',
      // A connection of its own: one that is kept was judged for another name.
      agent: false,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'sealwright-platform',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': signatureOf(secret, id, seconds, body),
      },
      ...(!privateAddresses && { lookup: lookupPublic }),
    });
    const end = (outcome: DeliveryOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(outcome);
      request.destroy();
    };
    const abort = () => {
      clearTimeout(timer);
      request.destroy();
      reject(signal.reason);
    };
    const timer = setTimeout(() => end('failed'), PATIENCE);
    signal.addEventListener('abort', abort, { once: true });
    request.on('error', () => end('failed'));
    request.on('response', ({ statusCode = 0 }) => {
      if (statusCode === 410) end('gone');
      else end(statusCode >= 200 && statusCode < 300 ? 'taken' : 'failed');
    });
    request.end(body);
  });
}

/** `v1,` and the HMAC-SHA-256 of id, time and body, by the secret's bytes. */
export function signatureOf(secret: string, id: string, seconds: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}
