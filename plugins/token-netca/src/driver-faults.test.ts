/** What can go wrong with a vendor's library, and what the person at the key then reads. */
import { createHash } from 'node:crypto';
import { SealwrightError } from '@sealwright/core/api';
import {
  buildDriver,
  type DriverBuild,
  makePki,
  type RunningDriver,
  type RunSettings,
  thrownBy,
} from '@sealwright/driver-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildFaultLibrary, type FaultLibrary } from './testing/fault-library.ts';
import { NETCA_DRIVER } from './testing/netca-driver.ts';
import { makeToken, OFFICER_PIN, PIN, type SoftHsmToken, WRONG_PIN } from './testing/soft-hsm-token.ts';

let build: DriverBuild;
let fault: ReturnType<typeof buildFaultLibrary>;
let made: ReturnType<typeof makeToken>;
const datum = { label: '印章', value: Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07) };
const secret = { label: '私有印章', value: Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x08) };
beforeAll(async () => {
  build = await buildDriver(NETCA_DRIVER);
  fault = buildFaultLibrary();
  made = makeToken(makePki(['P-256']), [datum, { ...secret, isPrivate: true }]);
});
afterAll(async () => {
  made.end();
  fault.end();
  await build.end();
});

let token: SoftHsmToken;
let library: FaultLibrary;
let running: RunningDriver | undefined;
beforeEach(() => {
  token = made.copy();
  library = fault.beside(token);
});
afterEach(async () => {
  await running?.end();
  running = undefined;
  token.end();
});

/** The driver looks at its slots once a second. */
const PATIENCE = { timeout: 15_000 };
const digest = createHash('sha256').update('a contract').digest();
const bytes = (pin: string) => new TextEncoder().encode(pin);

async function start(plan: readonly string[] = [], settings: RunSettings & { readonly idle?: number } = {}) {
  library.plan(...plan);
  const { idle, ...rest } = settings;
  running = await build.run({ path: library.path, ...(idle !== undefined && { idle }) }, rest);
  return running;
}
const login = (pin = PIN) => running!.driver.login(token.id, bytes(pin));
async function sign(session: string): Promise<Uint8Array> {
  const key = (await running!.driver.keys(token.id)).find(({ usage }) => usage === 'signing');
  return running!.driver.sign(session, key!.id, { kind: 'ecdsa', hash: 'sha256' }, digest);
}
const isListed = async () => (await running!.driver.tokens()).some(({ id }) => id === token.id);

describe('a fault while a signature is made is told in a sentence that says what to do', () => {
  test.each([
    ['the library crashes', 'crash C_Sign 1', 'driver.crashed'],
    ['the library hangs', 'hang C_Sign 1', 'driver.deadline'],
    ['the key returns garbage', 'garbage C_Sign 1', 'key-device.answer-unusable'],
    ['the signature is too short', 'length C_Sign 1 3', 'key-device.answer-unusable'],
    ['the signature is longer than its room', 'length C_Sign 1 100000', 'key-device.answer-unusable'],
    ['the library loses its session', 'close C_SignInit 1', 'token.session-closed'],
    ['the library forgets the login', 'error C_SignInit 1 0x101', 'token.session-closed'],
    ['the key is pulled out', 'remove C_Sign 1', 'token.removed'],
    ['the device fails', 'error C_Sign 1 0x30', 'key-device.failed'],
    ['the library reports a number of its own', 'error C_Sign 1 0x80000123', 'key-device.failed'],
  ])('%s', async (_, planned, code) => {
    await start([`fault ${planned}`], { deadline: 4_000 });
    const error = await thrownBy(sign(await login()));
    expect(error.code).toBe(code);
    expect(error.sentence['zh-CN']).toMatch(/请/);
    expect(error.sentence.en).not.toBe('');

    // With the key back in and its library as it should be, the next signature is made, with a PIN given anew.
    library.plan();
    await vi.waitFor(async () => expect(await isListed()).toBe(true), PATIENCE);
    expect((await sign(await login())).length).toBeGreaterThan(60);
  });

  test('an answer that comes late is still an answer', async () => {
    await start(['slow 1500'], { deadline: 20_000 });
    expect((await sign(await login())).length).toBeGreaterThan(60);
  });
});

describe('a session that a signature failed in', () => {
  test('signs nothing more, whatever the fault was', async () => {
    await start(['fault garbage C_Sign 1']);
    const session = await login();
    await thrownBy(sign(session));
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });
});

describe('a library that does not even start', () => {
  test.each([
    ['crashes', 'crash C_Initialize 1', 'driver.not-started'],
    ['refuses', 'error C_Initialize 1 0x5', 'key-library.refused'],
  ])('%s', async (_, planned, code) => {
    expect((await thrownBy(start([`fault ${planned}`]))).code).toBe(code);
  });

  test('is switched off after three crashes, until someone switches it on', async () => {
    await start(['fault crash C_Login 1']);
    for (let round = 0; round < 3; round += 1) expect((await thrownBy(login())).code).toBe('driver.crashed');
    expect((await thrownBy(running!.driver.tokens())).code).toBe('driver.quarantined');
    library.plan();
    await running!.supervisor.processes.reset('netca/test');
    expect(await isListed()).toBe(true);
  });
});

test('a library that cannot list its slots says so, and that it can again', async () => {
  const { driver } = await start(['fault error C_GetSlotList 1 0x30']);
  expect((await thrownBy(driver.tokens())).code).toBe('key-device.failed');
  expect(await isListed()).toBe(true);
});

describe('a library that answers nonsense', () => {
  test('about certificates hides them, and no more', async () => {
    const garbage = Array.from({ length: 40 }, (_, at) => `fault garbage C_GetAttributeValue ${at + 1}`);
    await start(garbage);
    expect(await running!.driver.keys(token.id)).toEqual([]);
    library.plan();
    expect(await running!.driver.keys(token.id)).toHaveLength(2);
  });

  test('about the length of an object may crash its process, and nothing else', async () => {
    await start(['fault length C_GetAttributeValue 1 0x7fffffffffff']);
    await running!.driver.keys(token.id).catch((error: unknown) => expect(error).toBeInstanceOf(SealwrightError));
    library.plan();
    expect(await running!.driver.keys(token.id)).toHaveLength(2);
  });

  test('about the token shows it once under another name', async () => {
    await start(['fault garbage C_GetTokenInfo 1']);
    const [odd] = await running!.driver.tokens();
    expect(odd?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(odd?.id).not.toBe(token.id);
    expect(await isListed()).toBe(true);
  });
});

describe('a key that comes and goes', () => {
  test('is told, keeps its id, and its sessions end with it', async () => {
    const { supervisor, driver } = await start();
    const changes = vi.fn();
    supervisor.processes.onDidChangeTokens(changes);
    const before = await driver.keys(token.id);
    const session = await login();
    await sign(session);

    library.plan('present 0');
    await vi.waitFor(() => expect(changes).toHaveBeenCalledTimes(1), PATIENCE);
    expect(await driver.tokens()).toEqual([]);
    expect((await thrownBy(driver.pinStatus(token.id))).code).toBe('token.removed');

    library.plan();
    await vi.waitFor(() => expect(changes).toHaveBeenCalledTimes(2), PATIENCE);
    expect(await driver.keys(token.id)).toEqual(before);
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
    await sign(await login());
  });

  test('is told where it is back before anybody has missed it, to who heard that it is out', async () => {
    const { driver } = await start();
    await driver.tokens();
    library.plan('present 0');
    expect(await driver.tokens()).toEqual([]);
    const changes = vi.fn();
    driver.onDidChangeTokens(changes);
    library.plan();
    await vi.waitFor(() => expect(changes).toHaveBeenCalled(), PATIENCE);
    expect(await isListed()).toBe(true);
  });

  test('leaves no session open', async () => {
    const { driver } = await start(['max-tries 5']);
    await driver.keys(token.id);
    await driver.data(token.id);
    await thrownBy(login(WRONG_PIN));
    await thrownBy(driver.changePin(token.id, bytes(WRONG_PIN), bytes('24681357')));
    await thrownBy(driver.unblockPin(token.id, bytes(WRONG_PIN), bytes('24681357')));
    expect(library.openSessions()).toBe(0);
    const session = await login();
    await sign(session);
    expect(library.openSessions()).toBe(1);
    await driver.logout(session);
    expect(library.openSessions()).toBe(0);
  });

  test('pulled out while the PIN is checked costs no try', async () => {
    await start(['max-tries 3', 'fault remove C_Login 1']);
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.removed');
    library.plan('max-tries 3');
    expect(await running!.driver.pinStatus(token.id)).toEqual({ state: 'ok' });
  });
});

describe('a PIN', () => {
  test('is never tried twice: a wrong one costs one try', async () => {
    const { driver } = await start(['max-tries 3']);
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.pin-incorrect');
    expect(await driver.pinStatus(token.id)).toEqual({ state: 'few-left' });
    await thrownBy(login(WRONG_PIN));
    expect(await driver.pinStatus(token.id)).toEqual({ state: 'last-try' });
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.pin-locked');
    expect(await driver.pinStatus(token.id)).toEqual({ state: 'locked' });
  });

  test('that is wrong beside an open session opens nothing, and ends that session', async () => {
    await start();
    const session = await login();
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.pin-incorrect');
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });

  test('can be changed by who knows it', async () => {
    const { driver } = await start(['max-tries 3']);
    const wrong = [bytes(WRONG_PIN), bytes('24681357')] as const;
    expect((await thrownBy(driver.changePin(token.id, ...wrong))).code).toBe('token.pin-incorrect');
    const given = [bytes(PIN), bytes('24681357')] as const;
    await driver.changePin(token.id, ...given);
    expect([...wrong, ...given].every((pin) => pin.every((octet) => octet === 0))).toBe(true);
    await sign(await login('24681357'));
    expect((await thrownBy(login())).code).toBe('token.pin-incorrect');
  });

  test('that is too short for the key is refused, and the old one stays', async () => {
    const { driver } = await start();
    expect(await driver.tokens()).toMatchObject([{ pinLength: { min: 4, max: 255 } }]);
    expect((await thrownBy(driver.changePin(token.id, bytes(PIN), bytes('1')))).code).toBe('token.pin-unfit');
    await sign(await login());
  });

  test('that is locked is unlocked with the PIN of the security officer', async () => {
    const { driver } = await start(['max-tries 1']);
    await thrownBy(login(WRONG_PIN));
    expect((await thrownBy(login())).code).toBe('token.pin-locked');
    const wrong = driver.unblockPin(token.id, bytes(WRONG_PIN), bytes('24681357'));
    expect((await thrownBy(wrong)).code).toBe('token.unblocking-pin-incorrect');
    const unfit = driver.unblockPin(token.id, bytes(OFFICER_PIN), bytes('1'));
    expect((await thrownBy(unfit)).code).toBe('token.pin-unfit');
    const given = [bytes(OFFICER_PIN), bytes('24681357')] as const;
    await driver.unblockPin(token.id, ...given);
    expect(given.every((pin) => pin.every((octet) => octet === 0))).toBe(true);
    await sign(await login('24681357'));
  });

  test('is asked for anew after a time without use', async () => {
    await start([], { idle: 300 });
    const session = await login();
    // Using it would keep it open, so what is watched is the clock.
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });
});

describe('data objects', () => {
  test('are read without a PIN as far as the key shows them, and all of them in a session', async () => {
    const { driver } = await start();
    expect(await driver.data(token.id)).toEqual([datum]);
    const session = await login();
    const all = await driver.data(token.id, session);
    expect(all).toHaveLength(2);
    expect(all).toEqual(expect.arrayContaining([datum, secret]));
    await driver.logout(session);
    expect((await thrownBy(driver.data(token.id, session))).code).toBe('token.session-closed');
    expect(await driver.data(token.id)).toEqual([datum]);
  });
});

describe('a key that asks for the PIN at every signature', () => {
  const asks = async () =>
    (await running!.driver.keys(token.id)).map(({ usage, pinPerSignature }) => [usage, pinPerSignature]);

  test('says so once its holder was seen, since the key shows it to nobody else', async () => {
    await start(['always-authenticate 1']);
    expect(await asks()).toEqual(expect.arrayContaining([['signing', undefined]]));
    await running!.driver.logout(await login());
    expect(await asks()).toEqual(
      expect.arrayContaining([
        ['signing', true],
        ['encryption', undefined],
      ]),
    );
  });

  test('says so at once where the catalogue knows it', async () => {
    running = await build.run({ path: library.path, pinPerSignature: true });
    expect(await asks()).toEqual(expect.arrayContaining([['signing', true]]));
  });
});
