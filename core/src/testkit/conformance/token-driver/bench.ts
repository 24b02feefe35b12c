import { createHash, randomBytes, verify } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import {
  type ErrorData,
  type ErrorType,
  type KeyInfo,
  PinIncorrect,
  PinLocked,
  type PinTask,
  SealwrightError,
  type SignMechanism,
  type TokenDriver,
  type TokenInfo,
} from '../../../api/index.ts';
import type { PinTasksUnderTest, TokenDriverUnderTest } from './driver-under-test.ts';
import { describeMechanism, firstMechanism, verifyingKey } from './sign-mechanisms.ts';

/** What a driver must do, by the sentence that says so. Fails by throwing. */
export type Rules = Readonly<Record<string, (bench: Bench) => Promise<void>>>;

/** More wrong PINs than any token forgives. */
const MANY_TRIES = 30;

/** The driver of one test, with what the rules do to it. */
export class Bench {
  readonly setting: TokenDriverUnderTest;
  /** Ends the test: the rule says nothing about this driver. */
  readonly skip: (reason: string) => never;
  private current: TokenDriver;

  constructor(setting: TokenDriverUnderTest, skip: (reason: string) => never) {
    this.setting = setting;
    this.skip = skip;
    this.current = setting.driver;
  }

  get driver(): TokenDriver {
    return this.current;
  }

  async restart(): Promise<void> {
    this.current = await this.setting.restart();
  }

  login(token: string, pin = this.setting.pin): Promise<string> {
    return this.driver.login(token, bytes(pin));
  }

  /** The signing key that most rules use. */
  async signer(): Promise<{ token: string; key: KeyInfo }> {
    for (const { id: token } of this.setting.tokens) {
      const key = (await this.driver.keys(token)).find(({ usage }) => usage === 'signing');
      if (key) return { token, key };
    }
    throw new Error('none of the tokens has a signing key');
  }

  /** Every key of every token. */
  async keys(): Promise<readonly { token: string; key: KeyInfo }[]> {
    const all = this.setting.tokens.map(async ({ id: token }) =>
      (await this.driver.keys(token)).map((key) => ({ token, key })),
    );
    return (await Promise.all(all)).flat();
  }

  /** A token that has a PIN task, and what the suite was given to do it. */
  async tokenWith(task: PinTask): Promise<{ token: TokenInfo; given: PinTasksUnderTest }> {
    const token = (await this.driver.tokens()).find(({ pinTasks }) => pinTasks?.includes(task));
    if (!token) return this.skip(`no token has the task "${task}"`);
    const given = this.setting.pinTasks;
    if (!given) throw new Error('the tokens have PIN tasks, so the suite must be given `pinTasks`');
    return { token, given };
  }

  /** Enters wrong PINs until the PIN is locked. Gives the states before each of them. */
  async lock(token: string): Promise<readonly string[]> {
    const states: string[] = [];
    for (;;) {
      const { state } = await this.driver.pinStatus(token);
      if (state === 'locked') return states;
      states.push(state);
      if (states.length > MANY_TRIES) throw new Error('the PIN is never locked: say so by `locks: false`');
      const fault = await this.login(token, this.setting.wrongPin).catch((thrown: unknown) => thrown);
      const isLocked = (await this.driver.pinStatus(token)).state === 'locked';
      expect(PinIncorrect.is(fault) || (isLocked && PinLocked.is(fault)), inspect(fault)).toBe(true);
    }
  }

  digest(key: KeyInfo, mechanism: SignMechanism, message: Uint8Array): Uint8Array {
    if (mechanism.kind !== 'sm2') return createHash(mechanism.hash).update(message).digest();
    if (!this.setting.sm2) throw new Error('the driver has SM2 keys, so the suite must be given `sm2`');
    return this.setting.sm2.digest(key.chain[0]!, message);
  }

  /** Signs a fresh message and checks the signature with the key's certificate. */
  async signAndVerify(session: string, key: KeyInfo, mechanism = firstMechanism(key)): Promise<void> {
    const message = randomBytes(100);
    const signature = await this.driver.sign(session, key.id, mechanism, this.digest(key, mechanism, message));
    expect(this.verifies(key, mechanism, message, signature), describeMechanism(mechanism)).toBe(true);
    expect(this.verifies(key, mechanism, randomBytes(100), signature), 'another message').toBe(false);
  }

  private verifies(key: KeyInfo, mechanism: SignMechanism, message: Uint8Array, signature: Uint8Array): boolean {
    if (mechanism.kind === 'sm2') return this.setting.sm2!.verify(key.chain[0]!, message, signature);
    return verify(mechanism.hash, message, verifyingKey(key, mechanism), signature);
  }
}

/** A PIN as its entry sends it. */
export const bytes = (pin: string) => new TextEncoder().encode(pin);

/** Fails where a call leaves anything of what was entered. */
export function expectWiped(...entered: readonly Uint8Array[]): void {
  for (const pin of entered) expect(Buffer.from(pin).toString('hex')).toBe('00'.repeat(pin.length));
}

/** The error that a call rejects with, of one of the types; fails the test where it resolves or rejects with another. */
export async function rejects<D extends ErrorData>(
  call: Promise<unknown>,
  ...types: readonly [ErrorType<D>, ...{ readonly code: string }[]]
): Promise<SealwrightError<D>> {
  const fault: unknown = await call.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  expect(types.map(({ code }) => code)).toContain(fault instanceof SealwrightError ? fault.code : fault);
  return fault as SealwrightError<D>;
}
