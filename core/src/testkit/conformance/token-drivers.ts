/**
 * Conformance suite of the point `tokenDrivers`: what every driver of a key must do, and what an integrator reads to
 * write one. The rules stand in `token-driver/`, a topic a file. Every test starts the driver anew, with tokens whose PINs
 * have all their tries. Rules for what a driver does not offer are skipped; what its tokens announce must be there.
 *
 * @example
 * describeTokenDriver('my key', async () => {
 *   const folder = await prepareMyToken();
 *   return { driver: await entry({ folder, log }), pin: '86420975', wrongPin: '11111111', maxTries: 6, ... };
 * });
 */
import { describe, test } from 'vitest';
import { Bench, type Rules } from './token-driver/bench.ts';
import { dataRules } from './token-driver/data-objects.ts';
import { decryptionRules } from './token-driver/decryption.ts';
import type { TokenDriverUnderTest } from './token-driver/driver-under-test.ts';
import { listingRules } from './token-driver/listing.ts';
import { pinRules } from './token-driver/pin.ts';
import { changePinRules, unblockPinRules } from './token-driver/pin-tasks.ts';
import { removalRules } from './token-driver/removal.ts';
import { sessionRules } from './token-driver/sessions.ts';

export type * from './token-driver/driver-under-test.ts';

/** All rules by topic. */
export const tokenDriverRules: Readonly<Record<string, Rules>> = {
  'before a PIN is given': listingRules,
  'the PIN': pinRules,
  'a session': sessionRules,
  decryption: decryptionRules,
  'changing the PIN': changePinRules,
  'unblocking the PIN': unblockPinRules,
  'a data object': dataRules,
  'a token that is pulled out': removalRules,
};

export function describeTokenDriver(name: string, start: () => Promise<TokenDriverUnderTest>): void {
  describe(`token driver: ${name}`, () => {
    for (const [topic, rules] of Object.entries(tokenDriverRules)) {
      describe(topic, () => {
        for (const [rule, check] of Object.entries(rules)) {
          test(rule, async ({ skip }) => {
            const setting = await start();
            try {
              await check(new Bench(setting, skip));
            } finally {
              await setting.end();
            }
          });
        }
      });
    }
  });
}
