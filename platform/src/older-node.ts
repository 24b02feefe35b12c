/**
 * What the platform uses and the oldest Node that runs it embedded does not have: 18.15, inside Electron 25. Imported
 * before everything else by each of its programs; it changes nothing where all is there.
 */
import 'core-js/es/array/from-async.js';
import 'core-js/es/promise/with-resolvers.js';
import { webcrypto } from 'node:crypto';
import channels from 'node:diagnostics_channel';
import complete from 'dc-polyfill';

// Fastify traces its requests by `tracingChannel`, which it takes from the module itself.
Object.assign(channels, { tracingChannel: channels.tracingChannel ?? complete.tracingChannel });

if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

AbortSignal.any ??= (signals) => {
  const controller = new AbortController();
  const all = [...signals];
  const end = (event: Event) => stop(event.target as AbortSignal);
  const stop = ({ reason }: AbortSignal) => {
    for (const signal of all) signal.removeEventListener('abort', end);
    controller.abort(reason);
  };
  const aborted = all.find((signal) => signal.aborted);
  if (aborted) stop(aborted);
  else for (const signal of all) signal.addEventListener('abort', end);
  return controller.signal;
};
