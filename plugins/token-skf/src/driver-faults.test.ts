/** What can go wrong with a vendor's SKF library, and what the person at the key then reads. */
import { createHash } from 'node:crypto';
import {
  buildDriver,
  compileLibrary,
  type DriverBuild,
  makePki,
  type RunningDriver,
  type RunSettings,
  sm2Digest,
  type TestPki,
  thrownBy,
} from '@sealwright/driver-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SkfOptions } from './skf-options.ts';
import { SKF_DRIVER } from './testing/skf-driver-source.ts';
import {
  ADMIN_PIN,
  buildSkfLibrary,
  deviceOf,
  PIN,
  type SkfTestLibrary,
  type TestDevice,
  WRONG_PIN,
} from './testing/skf-test-library.ts';

let build: DriverBuild;
let built: ReturnType<typeof buildSkfLibrary>;
let pki: TestPki;
beforeAll(async () => {
  build = await buildDriver(SKF_DRIVER);
  built = buildSkfLibrary();
  pki = makePki(['sm2', 'rsa']);
});
afterAll(async () => {
  built.end();
  await build.end();
});

const TOKEN = 'F320078983';
/** The driver looks at its devices once a second. */
const PATIENCE = { timeout: 15_000 };
const bytes = (pin: string) => new TextEncoder().encode(pin);

let library: SkfTestLibrary;
let running: RunningDriver | undefined;
beforeEach(() => {
  library = built.fresh();
});
afterEach(async () => {
  await running?.end();
  running = undefined;
  library.end();
});

const plug = (change: Parameters<typeof deviceOf>[1] = {}, ...lines: readonly string[]) =>
  library.plan([deviceOf(pki, change)], ...lines);
async function start(settings: RunSettings & { readonly options?: Partial<SkfOptions> } = {}) {
  const { options, ...rest } = settings;
  running = await build.run({ path: library.path, ...options }, rest);
  return running.driver;
}
const login = (pin = PIN) => running!.driver.login(TOKEN, bytes(pin));
async function sign(session: string, kind: 'sm2' | 'rsa' = 'sm2'): Promise<Uint8Array> {
  const keys = await running!.driver.keys(TOKEN);
  const key = keys.find(({ usage, algorithm }) => usage === 'signing' && algorithm.kind === kind)!;
  if (kind === 'sm2') {
    return running!.driver.sign(session, key.id, { kind }, sm2Digest(key.chain[0]!, bytes('a contract')));
  }
  const digest = createHash('sha256').update('a contract').digest();
  return running!.driver.sign(session, key.id, { kind: 'rsa-pkcs1', hash: 'sha256' }, digest);
}
const isListed = async () => (await running!.driver.tokens()).some(({ id }) => id === TOKEN);

describe('a fault while a signature is made is told in a sentence that says what to do', () => {
  test.each([
    ['the library crashes', 'crash SKF_ECCSignData 1', 'driver.crashed'],
    ['the library hangs', 'hang SKF_ECCSignData 1', 'driver.deadline'],
    ['the key returns garbage', 'garbage SKF_ECCSignData 1', 'key-device.answer-unusable'],
    ['the library forgets the login', 'logout SKF_ECCSignData 1', 'token.session-closed'],
    ['the library loses its handles', 'error SKF_OpenContainer 5 0x0A000005', 'token.session-closed'],
    ['the key is pulled out', 'remove SKF_ECCSignData 1', 'token.removed'],
    ['the device fails', 'error SKF_ECCSignData 1 0x0A000001', 'key-device.failed'],
    ['the library reports a number of its own', 'error SKF_ECCSignData 1 0x80000123', 'key-device.failed'],
  ])('%s', async (_, planned, code) => {
    plug({}, `fault ${planned}`);
    await start({ deadline: 4_000 });
    const error = await thrownBy(sign(await login()));
    expect(error.code).toBe(code);
    expect(error.sentence['zh-CN']).toMatch(/请/);
    expect(error.sentence.en).not.toBe('');

    // With the key back in and its library as it should be, the next signature is made, with a PIN given anew.
    plug({ plugged: 2 });
    await vi.waitFor(async () => expect(await isListed()).toBe(true), PATIENCE);
    expect((await sign(await login())).length).toBeGreaterThan(60);
  });

  test('an answer that comes late is still an answer', async () => {
    plug({}, 'slow 1500');
    await start({ deadline: 20_000 });
    expect((await sign(await login())).length).toBeGreaterThan(60);
  });
});

describe('a session that a signature failed in', () => {
  test('signs nothing more, whatever the fault was', async () => {
    plug({}, 'fault garbage SKF_ECCSignData 1');
    await start();
    const session = await login();
    await thrownBy(sign(session));
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });
});

describe('a library', () => {
  test('of another kind is told from a damaged one', async () => {
    const other = compileLibrary(library.folder, 'libother.so');
    running = undefined;
    expect((await thrownBy(build.run({ path: other }))).code).toBe('key-library.other-kind');
    const text = library.file('text.so', 'no library');
    expect((await thrownBy(build.run({ path: text }))).code).toBe('key-library.not-a-library');
    expect((await thrownBy(build.run({ path: library.path, needs: 1 } as never))).code).toBe(
      'key-library.options-invalid',
    );
  });

  test('that crashes again and again is switched off, until someone switches it on', async () => {
    plug({}, 'fault crash SKF_VerifyPIN 1');
    await start();
    for (let round = 0; round < 3; round += 1) expect((await thrownBy(login())).code).toBe('driver.crashed');
    expect((await thrownBy(running!.driver.tokens())).code).toBe('driver.quarantined');
    plug();
    await running!.supervisor.processes.reset('skf/test');
    expect(await isListed()).toBe(true);
  });

  test.each([
    ['of devices', 'length SKF_EnumDev 3 0xFFFFFFFF'],
    ['of applications', 'length SKF_EnumApplication 1 0xFFFFFFFF'],
    ['of a certificate', 'length SKF_ExportCertificate 1 0x7FFFFFFF'],
    ['of containers', 'length SKF_EnumContainer 3 0xFFFFFFFF'],
  ])('that lies about the length %s says so, and works when it tells the truth', async (_, planned) => {
    plug({}, `fault ${planned}`);
    await start();
    const listing = async () => {
      await running!.driver.tokens();
      await running!.driver.keys(TOKEN);
    };
    expect((await thrownBy(listing())).code).toBe('key-device.failed');
    plug();
    await listing();
  });

  test('that cannot list its devices says so, and one that has none says nothing', async () => {
    plug({}, 'fault error SKF_EnumDev 1 0x0A000001', 'fault error SKF_EnumDev 2 0x0A000023');
    await start();
    expect((await thrownBy(running!.driver.tokens())).code).toBe('key-device.failed');
    expect(await running!.driver.tokens()).toEqual([]);
    expect(await isListed()).toBe(true);
  });

  test('that gives garbage for certificates hides them, and no more', async () => {
    plug({}, ...Array.from({ length: 8 }, (_, at) => `fault garbage SKF_ExportCertificate ${at + 1}`));
    await start();
    expect(await running!.driver.keys(TOKEN)).toEqual([]);
    plug();
    expect(await running!.driver.keys(TOKEN)).toHaveLength(4);
  });

  test('that gives garbage for a device shows it under another name', async () => {
    plug({}, 'fault garbage SKF_GetDevInfo 1');
    const driver = await start();
    const [odd] = await driver.tokens();
    expect(odd?.id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('that wants digests for RSA gets them where the catalogue says so, and signs nothing else', async () => {
    plug({}, 'rsa-takes-digest 1');
    await start({ options: { skf: { rsaTakesDigest: true } } });
    expect(await sign(await login(), 'rsa')).toHaveLength(256);
    await running!.end();
    await start();
    expect((await thrownBy(sign(await login(), 'rsa'))).code).toBe('key-device.failed');
  });
});

describe('devices', () => {
  const second: TestDevice = {
    name: Buffer.from('cbebc3dc31', 'hex'),
    serial: 'W02',
    label: Buffer.from('b5dab6feb0d1', 'hex'),
    applications: [],
  };

  test('stand side by side, with names in GB18030 too; one that fails hides no other', async () => {
    library.plan([deviceOf(pki), second]);
    const driver = await start();
    expect(await driver.tokens()).toMatchObject([
      { id: TOKEN, label: '测试', serial: TOKEN, manufacturer: 'Sealwright tests', firmware: '2.7' },
      { id: 'W02', label: '第二把' },
    ]);
    await running!.end();
    library.plan([deviceOf(pki), second], 'fault error SKF_GetDevInfo 1 0x0A000001');
    await start();
    expect(await running!.driver.tokens()).toMatchObject([{ id: 'W02' }]);
  });

  test('without an application hold nothing, and have no PIN', async () => {
    library.plan([second]);
    const driver = await start();
    expect(await driver.keys('W02')).toEqual([]);
    expect(await driver.data('W02')).toEqual([]);
    expect((await thrownBy(driver.pinStatus('W02'))).code).toBe('key-device.pin-missing');
    expect((await thrownBy(driver.login('W02', bytes(PIN)))).code).toBe('key-device.pin-missing');
    const [token] = await driver.tokens();
    expect(token?.pinTasks).toBeUndefined();
  });

  test('with several applications in use are a token for each, each with a PIN of its own', async () => {
    const { applications, ...device } = deviceOf(pki);
    const [first] = applications;
    library.plan([{ ...device, applications: [first!, { name: 'EMPTY' }, { ...first!, name: '招投标' }] }]);
    const driver = await start();
    const ids = (await driver.tokens()).map(({ id }) => id);
    expect(ids).toEqual([`${TOKEN}.APP`, expect.stringMatching(/^F320078983\.[0-9a-f]{16}$/)]);
    expect((await driver.tokens()).map(({ label }) => label)).toEqual(['测试 APP', '测试 招投标']);
    await thrownBy(driver.login(ids[0]!, bytes(WRONG_PIN)));
    expect(await Promise.all(ids.map((id) => driver.pinStatus(id)))).toMatchObject([
      { triesLeft: 5 },
      { triesLeft: 6 },
    ]);
  });

  test('of one serial number are told apart', async () => {
    library.plan([deviceOf(pki), deviceOf(pki, { name: 'Test1' })]);
    const driver = await start();
    expect((await driver.tokens()).map(({ id }) => id)).toEqual([TOKEN, `${TOKEN}-2`]);
  });

  test('that are back before anybody has missed them are told to who heard that they are out', async () => {
    plug();
    const driver = await start();
    await driver.tokens();
    plug({ plugged: 0 });
    expect(await driver.tokens()).toEqual([]);
    const changes = vi.fn();
    driver.onDidChangeTokens(changes);
    plug({ plugged: 2 });
    await vi.waitFor(() => expect(changes).toHaveBeenCalled(), PATIENCE);
    expect(await isListed()).toBe(true);
  });

  test('leave no handle open, and none is used after it was closed', async () => {
    plug({ files: [{ name: 'seal', content: bytes('x') }] });
    const driver = await start();
    await driver.keys(TOKEN);
    await driver.data(TOKEN);
    // Of the device and its application.
    expect(library.openHandles()).toBe(2);
    await thrownBy(login(WRONG_PIN));
    await sign(await login());
    await driver.logout(await login());
    expect(library.openHandles()).toBe(2);

    // The library ends at the use of a handle that it has taken back, and would not answer.
    await login();
    plug({ plugged: 0 });
    expect(await driver.tokens()).toEqual([]);
    expect(library.openHandles()).toBe(0);
    plug({ plugged: 2 });
    expect((await sign(await login())).length).toBeGreaterThan(60);
    await running!.end();
    running = undefined;
    expect(library.openHandles()).toBe(0);
  });

  test('that fail while they are connected leave nothing open, and are there when they work', async () => {
    plug({}, 'fault error SKF_EnumContainer 1 0x0A000023', 'fault error SKF_GetDevInfo 2 0x0A000001');
    const driver = await start();
    expect(await driver.tokens()).toEqual([]);
    expect(library.openHandles()).toBe(0);
    await vi.waitFor(async () => expect(await isListed()).toBe(true), PATIENCE);
  });

  test('that come back at once are connected anew, and their sessions are over', async () => {
    plug();
    const driver = await start();
    const before = await driver.keys(TOKEN);
    const session = await login();
    await sign(session);
    plug({ plugged: 2 });
    expect(await driver.keys(TOKEN)).toEqual(before);
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
    await sign(await login());
  });
});

describe('a PIN', () => {
  test('is never tried twice, and what is left is told', async () => {
    plug({ maxTries: 4 });
    const driver = await start();
    const states: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      expect((await thrownBy(login(WRONG_PIN))).data).toEqual({ triesLeft: 3 - round });
      states.push(await driver.pinStatus(TOKEN));
    }
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.pin-locked');
    expect(states).toEqual([
      { state: 'few-left', triesLeft: 3 },
      { state: 'few-left', triesLeft: 2 },
      { state: 'last-try', triesLeft: 1 },
    ]);
    expect((await thrownBy(login())).code).toBe('token.pin-locked');
    await driver.unblockPin(TOKEN, bytes(ADMIN_PIN), bytes('24681357'));
    await sign(await login('24681357'));
  });

  test('that is wrong beside an open session opens nothing, and ends that session', async () => {
    plug();
    await start();
    const session = await login();
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.pin-incorrect');
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });

  test('that is wrong is not taken for locked where the library counts no tries', async () => {
    plug({}, 'untold-tries 1');
    const driver = await start();
    const error = await thrownBy(login(WRONG_PIN));
    expect([error.code, error.data]).toEqual(['token.pin-incorrect', { triesLeft: null }]);
    expect(await driver.pinStatus(TOKEN)).toEqual({ state: 'ok' });
  });

  test('with a zero in it is not cut short to another one', async () => {
    plug();
    const driver = await start();
    expect((await thrownBy(login(`${PIN}\0x`))).code).toBe('token.pin-incorrect');
    expect(await driver.pinStatus(TOKEN)).toEqual({ state: 'ok', triesLeft: 6 });
  });

  test('pulled out while it is checked costs no try', async () => {
    plug({}, 'fault remove SKF_VerifyPIN 1');
    const driver = await start();
    expect((await thrownBy(login(WRONG_PIN))).code).toBe('token.removed');
    plug({ plugged: 2 });
    expect(await driver.pinStatus(TOKEN)).toEqual({ state: 'ok', triesLeft: 6 });
  });

  test('is asked for anew after a time without use', async () => {
    plug();
    await start({ options: { idle: 300 } });
    const session = await login();
    // Using it would keep it open, so what is watched is the clock.
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect((await thrownBy(sign(session))).code).toBe('token.session-closed');
  });
});

describe('files', () => {
  const large = new Uint8Array(200_000).map((_, at) => at % 251);
  const files = [
    { name: '印章.esl', content: large },
    { name: Buffer.from('d3a1d5c2', 'hex'), content: bytes('x') },
    { name: 'empty', content: new Uint8Array() },
    { name: 'huge', content: new Uint8Array(1024 * 1024 + 1) },
  ];

  test('are read whole, whatever their size; empty and huge ones are left out', async () => {
    plug({ files });
    const driver = await start();
    expect(await driver.data(TOKEN)).toEqual([
      { label: '印章.esl', value: large },
      { label: '印章', value: bytes('x') },
    ]);
  });

  test('that are shorter than was said are given as far as they go', async () => {
    plug({ files: [{ name: 'seal', content: bytes('short') }] }, 'fault length SKF_GetFileInfo 1 500');
    const driver = await start();
    expect(await driver.data(TOKEN)).toEqual([{ label: 'seal', value: bytes('short') }]);
  });
});
