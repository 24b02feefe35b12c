import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { encode } from '@msgpack/msgpack';
import { rolldown } from 'rolldown';
import { Type } from 'typebox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PinIncorrect, SessionClosed, TokenRemoved } from '../api/points/token-drivers.ts';
import { bytes, type Channel, connect, createChannel, defineRpc, RpcInvalid, splitChannel } from '../rpc/index.ts';
import {
  createDriverSupervisor,
  DriverCrashed,
  DriverDeadline,
  DriverFault,
  type DriverLauncher,
  type DriverLogEntry,
  DriverNotStarted,
  type DriverProcess,
  DriverQuarantined,
  type DriverSpec,
  type DriverSupervisor,
  DriverUnknown,
  forkLauncher,
  inProcessLauncher,
} from './index.ts';
import { goodPin, LibraryMissing } from './obedient.fixture.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** Entry and driver are bundled apart, as they ship: each has its own copy of what both import. */
const built = mkdtempSync(join(tmpdir(), 'sealwright-driver-built-'));
const entry = join(built, 'driver-process.mjs');
const module = join(built, 'driver.mjs');
beforeAll(async () => {
  for (const [input, file] of [
    [here('./driver-process.ts'), entry],
    [here('./obedient.fixture.ts'), module],
  ] as const) {
    await (await rolldown({ input, platform: 'node' })).write({ file, format: 'esm' });
  }
});
afterAll(() => rm(built, { recursive: true, force: true }));

const forked = forkLauncher({ entry });
const inProcess = inProcessLauncher({ load: (path) => import(pathToFileURL(path).href) });

const name = { driver: 'test', zh: '测试密钥', en: 'test key' };
let folder: string;
let supervisor: DriverSupervisor | undefined;
let entries: DriverLogEntry[];
let time: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-driver-'));
  entries = [];
  time = Date.now();
});
afterEach(async () => {
  await supervisor?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function start(launcher: DriverLauncher, changes: Partial<DriverSpec> = {}) {
  const title = { 'zh-CN': name.zh, en: name.en };
  const spec = { id: 'test', plugin: 'test-plugin', title, module, folder, deadline: 20_000, ...changes };
  supervisor = createDriverSupervisor({
    drivers: [spec],
    launcher,
    log: (written) => entries.push(written),
    now: () => new Date(time),
  });
  const restarts = vi.fn();
  supervisor.processes.onDidRestart(restarts);
  return { supervisor, restarts, driver: await supervisor.processes.get('test') };
}

const pinBytes = (text: string) => new TextEncoder().encode(text);
const thrownBy = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidOf = async (driver: { tokens(): Promise<readonly { serial: string }[]> }) =>
  Number((await driver.tokens())[0]!.serial);

describe.each([
  ['in a child process', forked],
  ['in this process', inProcess],
])('a driver %s', (_, launcher) => {
  it('answers, logs in once and signs', async () => {
    const { supervisor, driver, restarts } = await start(launcher);
    expect(supervisor.status()[0]?.state).toBe('idle');
    expect(await driver.keys('any')).toEqual([]);
    expect(await driver.pinStatus('one')).toEqual({ state: 'ok', triesLeft: 6 });
    const session = await (await supervisor.pin('test')).login('one', pinBytes(goodPin));
    const digest = Uint8Array.from({ length: 32 }, (_, index) => index);
    const mechanism = { kind: 'rsa-pss', hash: 'sha256', saltLength: 32 } as const;
    expect(await driver.sign(session, 'k', mechanism, digest)).toEqual(digest.slice().reverse());
    await driver.logout(session);
    await expect(driver.sign(session, 'k', mechanism, digest)).rejects.toSatisfy(SessionClosed.is);
    expect(supervisor.status()[0]?.state).toBe('running');
    expect(restarts).not.toHaveBeenCalled();
    await vi.waitFor(() =>
      expect(entries).toContainEqual(
        expect.objectContaining({
          plugin: 'test-plugin',
          level: 'info',
          message: 'loaded',
          data: { answer: 42, driver: 'test' },
        }),
      ),
    );
  });

  it('passes typed errors, and does not hold them against the driver', async () => {
    const { supervisor, driver } = await start(launcher);
    for (let round = 0; round < 4; round++) {
      await expect(driver.keys('removed')).rejects.toSatisfy(TokenRemoved.is);
      const pin = await supervisor.pin('test');
      const error = await thrownBy(pin.login('one', pinBytes('00000000')));
      expect(PinIncorrect.is(error) && error.data).toEqual({ triesLeft: 5 });
    }
    expect(supervisor.status()[0]?.state).toBe('running');
  });

  it('overwrites PINs on both sides', async () => {
    const { supervisor, driver } = await start(launcher);
    const pin = await supervisor.pin('test');
    const given = [pinBytes(goodPin), pinBytes('00000000'), pinBytes(goodPin), pinBytes('new')];
    const kept = async () => (await driver.tokens())[0]?.label;
    await pin.login('one', given[0]!);
    expect(await kept()).toBe('00'.repeat(8));
    await pin.login('one', given[1]!).catch(() => {});
    expect(await kept()).toBe('00'.repeat(8));
    await pin.changePin?.('one', given[2]!, given[3]!);
    expect(Buffer.concat(given).every((byte) => byte === 0)).toBe(true);
    expect(pin.unblockPin).toBeUndefined();
  });

  it('shows no PIN on the host channel, in errors or in the log', async () => {
    const frames: unknown[] = [];
    const { supervisor, driver } = await start(recordingHost(launcher, frames));
    const pin = await supervisor.pin('test');
    const session = await pin.login('one', pinBytes(goodPin));
    const errors = [
      await thrownBy(pin.login('one', pinBytes('throw me'))),
      await thrownBy(pin.login('one', pinBytes('1357'))),
    ];
    await driver.sign(session, 'k', { kind: 'sm2' }, new Uint8Array(32));
    await vi.waitFor(() => expect(entries.map(({ message }) => message)).toContain('the driver failed'));

    const seen = Buffer.concat(frames.map((frame) => encode(frame)));
    expect(seen.includes('driver/sign')).toBe(true);
    const told = `${JSON.stringify(errors)}${errors.map((error) => (error as Error).stack)}${JSON.stringify(entries)}`;
    for (const secret of [goodPin, 'throw me', '1357']) {
      expect(seen.includes(secret)).toBe(false);
      expect(told).not.toContain(secret);
    }
  });

  it('takes no login over the host channel', async () => {
    const processes: DriverProcess[] = [];
    const keeping: DriverLauncher = {
      launch: async (spec) => {
        const launched = await launcher.launch(spec);
        processes.push(launched);
        return launched;
      },
    };
    const launched = await keeping.launch({
      id: 'test',
      plugin: 'test-plugin',
      title: { 'zh-CN': '', en: '' },
      module,
      folder,
      deadline: 0,
    });
    const login = { params: Type.Tuple([Type.String(), bytes()]), result: Type.String() };
    const parts = splitChannel(launched.host, ['driver', 'log']);
    const asHost = connect(
      parts.driver,
      defineRpc('driver', { login, tokens: { params: Type.Tuple([]), result: Type.Array(Type.Unknown()) } }),
    );
    const error = await thrownBy(asHost.login('one', pinBytes(goodPin)));
    expect(RpcInvalid.is(error) && error.data).toMatchObject({ method: 'driver/login', part: 'method' });
    expect(await asHost.tokens()).toMatchObject([{ label: '' }]);
    launched.kill();
    await launched.exited;
  });

  it('counts untyped throws and garbage as faults, until it is quarantined', async () => {
    const { supervisor, driver } = await start(launcher);
    const thrown = await thrownBy(driver.keys('throw'));
    expect(DriverFault.is(thrown) && thrown.data).toEqual({ ...name, call: 'keys' });
    await expect(driver.keys('garbage')).rejects.toSatisfy(DriverFault.is);
    expect(await driver.keys('any')).toEqual([]);
    await expect(driver.keys('function')).rejects.toSatisfy(DriverFault.is);
    await expect(driver.keys('any')).rejects.toSatisfy(DriverQuarantined.is);
    await expect(supervisor.pin('test')).rejects.toSatisfy(DriverQuarantined.is);
    expect(supervisor.status()[0]?.state).toBe('quarantined');
    expect(entries.find(({ message }) => message === 'the driver failed')?.data?.problem).toContain(
      'a text for the log',
    );

    await supervisor.processes.reset('test');
    expect(await driver.keys('any')).toEqual([]);
  });

  it('forgives faults that are more than five minutes apart', async () => {
    const { driver } = await start(launcher);
    for (let round = 0; round < 5; round++) {
      await expect(driver.keys('throw')).rejects.toSatisfy(DriverFault.is);
      time += 151_000;
    }
    expect(await driver.keys('any')).toEqual([]);
  });

  it('that waits too long is stopped, and started anew', async () => {
    const { supervisor, driver, restarts } = await start(launcher, { deadline: 2_000 });
    const session = await (await supervisor.pin('test')).login('one', pinBytes(goodPin));
    const error = await thrownBy(driver.keys('wait'));
    expect(DriverDeadline.is(error) && error.data).toEqual({ ...name, seconds: 2 });
    expect(restarts).toHaveBeenCalledWith({ driver: 'test' });
    await expect(driver.sign(session, 'k', { kind: 'sm2' }, new Uint8Array(32))).rejects.toSatisfy(SessionClosed.is);
    expect(await driver.keys('any')).toEqual([]);
    // The new process gives its first session the same name; the old one must not open it.
    const next = await (await supervisor.pin('test')).login('one', pinBytes(goodPin));
    await expect(driver.sign(session, 'k', { kind: 'sm2' }, new Uint8Array(32))).rejects.toSatisfy(SessionClosed.is);
    expect(await driver.sign(next, 'k', { kind: 'sm2' }, Uint8Array.of(1, 2))).toEqual(Uint8Array.of(2, 1));
  });

  it('whose library is missing says so in its own words, and is asked again the next time', async () => {
    await writeFile(join(folder, 'no-library'), '');
    const { supervisor, driver } = await start(launcher);
    for (let round = 0; round < 4; round++) await expect(driver.tokens()).rejects.toSatisfy(LibraryMissing.is);
    await rm(join(folder, 'no-library'));
    expect(await driver.keys('any')).toEqual([]);
    expect(supervisor.status()[0]?.state).toBe('running');
  });

  it('that cannot be loaded is reported, and quarantined after three tries', async () => {
    const { driver } = await start(launcher, { module: join(folder, 'none.js') });
    for (let round = 0; round < 3; round++) await expect(driver.tokens()).rejects.toSatisfy(DriverNotStarted.is);
    await expect(driver.tokens()).rejects.toSatisfy(DriverQuarantined.is);
    expect(entries.find(({ message }) => message === 'the driver failed')?.data?.problem).toContain('none.js');
  });

  it('is started once for calls that come together', async () => {
    const launch = vi.fn(launcher.launch);
    const { driver } = await start({ launch });
    const pids = await Promise.all([pidOf(driver), pidOf(driver), pidOf(driver)]);
    expect(new Set(pids).size).toBe(1);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});

describe.each([
  ['in child processes', forked],
  ['in this process', inProcess],
])('a driver with one process per library, %s', (_, launcher) => {
  const library = (id: string, options: unknown) => ({ id, title: { 'zh-CN': `钥匙${id}`, en: `key ${id}` }, options });
  const title = { 'zh-CN': name.zh, en: name.en };

  function startFamily() {
    const spec = { id: 'test', plugin: 'test-plugin', title, module, folder, deadline: 20_000, perLibrary: true };
    supervisor = createDriverSupervisor({ drivers: [spec], launcher, log: (written) => entries.push(written) });
    const seen = { restarts: [] as string[], tokens: [] as string[] };
    supervisor.processes.onDidRestart(({ driver }) => seen.restarts.push(driver));
    supervisor.processes.onDidChangeTokens(({ driver }) => seen.tokens.push(driver));
    const { processes } = supervisor;
    /** What the library's own process was started with. */
    const givenTo = async (id: string) => {
      const [datum] = await (await processes.get(`test/${id}`)).data!('one');
      return [datum?.label, JSON.parse(Buffer.from(datum!.value).toString())];
    };
    return { supervisor, processes, seen, givenTo };
  }

  it('runs the libraries that it is given, and nothing by itself', async () => {
    const { supervisor, processes, givenTo } = startFamily();
    await expect(processes.get('test')).rejects.toSatisfy(DriverUnknown.is);
    await expect(processes.get('test/a')).rejects.toSatisfy(DriverUnknown.is);
    await processes.setLibraries('test', [library('a', { path: '/opt/密钥 a.so' }), library('b', ['"', 7])]);
    expect(await givenTo('a')).toEqual(['a', { path: '/opt/密钥 a.so' }]);
    expect(await givenTo('b')).toEqual(['b', ['"', 7]]);
    expect(supervisor.status()).toMatchObject([
      { id: 'test/a', title: { en: 'key a' }, state: 'running' },
      { id: 'test/b', title: { en: 'key b' }, state: 'running' },
    ]);
    expect(await (await supervisor.pin('test/a')).login('one', pinBytes(goodPin))).toMatch(/session/);
  });

  it('ends what is no longer listed or has changed, and leaves the others alone', async () => {
    const { processes, seen, givenTo } = startFamily();
    await processes.setLibraries('test', [library('a', 1), library('b', 1), library('c', 1)]);
    for (const id of ['a', 'b', 'c']) await givenTo(id);
    await processes.setLibraries('test', [library('a', 1), library('b', 2)]);
    expect(seen.restarts.sort()).toEqual(['test/b', 'test/c']);
    expect(await givenTo('b')).toEqual(['b', 2]);
    await expect(processes.get('test/c')).rejects.toSatisfy(DriverUnknown.is);
    await processes.setLibraries('test', [library('a', 1), library('b', 2)]);
    await givenTo('a');
    expect(seen.restarts).toHaveLength(2);
  });

  it('passes on that a token came or went', async () => {
    const { processes, seen } = startFamily();
    await processes.setLibraries('test', [library('a', 1), library('b', 1)]);
    await (await processes.get('test/b')).keys('plug in');
    await vi.waitFor(() => expect(seen.tokens).toEqual(['test/b']));
  });

  it('takes no libraries for another driver', async () => {
    await expect(startFamily().processes.setLibraries('other', [])).rejects.toSatisfy(DriverUnknown.is);
  });
});

describe('a driver process', () => {
  it.each(['crash', 'abort'])('that ends by %s takes pending calls with it, and comes back', async (how) => {
    const { driver, restarts } = await start(forked);
    const before = await pidOf(driver);
    const [waiting, crashing] = await Promise.all([thrownBy(driver.keys('wait')), thrownBy(driver.keys(how))]);
    expect(DriverCrashed.is(waiting) && waiting.data).toEqual(name);
    expect(DriverCrashed.is(crashing)).toBe(true);
    expect(restarts).toHaveBeenCalledTimes(1);
    expect(await pidOf(driver)).not.toBe(before);
    expect(restarts).toHaveBeenCalledTimes(2);
  });

  it('leaves the reason of a crash in the log', async () => {
    const { driver } = await start(forked);
    await expect(driver.keys('late throw')).rejects.toSatisfy(DriverCrashed.is);
    const crash = entries.find(({ message }) => message === 'the driver crashed');
    expect(crash?.data?.problem).toContain('SyntaxError');
  });

  it('that blocks is killed at the deadline', async () => {
    const { driver } = await start(forked, { deadline: 2_000 });
    const pid = await pidOf(driver);
    const calls = [driver.keys('block'), driver.tokens()].map(thrownBy);
    for (const error of await Promise.all(calls)) expect(DriverDeadline.is(error)).toBe(true);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
    expect(await pidOf(driver)).not.toBe(pid);
  });

  it('is quarantined after three crashes', async () => {
    const { driver } = await start(forked);
    for (let round = 0; round < 3; round++) await expect(driver.keys('crash')).rejects.toSatisfy(DriverCrashed.is);
    await expect(driver.keys('any')).rejects.toSatisfy(DriverQuarantined.is);
  });

  it('inherits no secrets of the environment', async () => {
    process.env.SEALWRIGHT_TEST_SECRET = 'x';
    process.env.NODE_OPTIONS_TEST = 'x';
    const { driver } = await start(forkLauncher({ entry, env: { VENDOR_CONFIG: '/etc/vendor.conf' } }));
    const names = (await driver.tokens())[0]!.manufacturer.split(' ');
    delete process.env.SEALWRIGHT_TEST_SECRET;
    delete process.env.NODE_OPTIONS_TEST;
    expect(names).toContain('PATH');
    expect(names).toContain('VENDOR_CONFIG');
    expect(names.filter((name) => /SECRET|NODE_|VITEST|npm_/i.test(name))).toEqual([]);
  });

  it('ends with its supervisor', async () => {
    const { supervisor, driver } = await start(forked);
    const pid = await pidOf(driver);
    const waiting = thrownBy(driver.keys('wait'));
    await supervisor.dispose();
    expect(isAlive(pid)).toBe(false);
    expect(await waiting).toMatchObject({ code: 'rpc.closed' });
    await expect(driver.tokens()).rejects.toMatchObject({ code: 'rpc.closed' });
    expect(entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('ends when its parent is killed', async () => {
    const parent = fork(here('./orphan.child.ts'), [entry, module, folder], { execArgv: [] });
    const [pid] = (await once(parent, 'message')) as [number];
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no such program'))],
    [
      'throws',
      () => {
        throw new Error('no such program');
      },
    ],
  ])('whose launcher %s is reported, and tried again', async (_, fail: DriverLauncher['launch']) => {
    const launch = vi.fn(inProcess.launch).mockImplementationOnce(fail);
    const { driver } = await start({ launch });
    await expect(driver.tokens()).rejects.toSatisfy(DriverNotStarted.is);
    expect(await driver.keys('any')).toEqual([]);
  });
});

it('knows the drivers that are installed, and no others', async () => {
  const { supervisor } = await start(inProcess);
  await expect(supervisor.processes.get('other')).rejects.toSatisfy(DriverUnknown.is);
  await expect(supervisor.pin('other')).rejects.toSatisfy(DriverUnknown.is);
});

it('gives the plugin host an object from which no way leads to the PIN channels', async () => {
  const { supervisor } = await start(inProcess);
  expect(Object.keys(supervisor.processes)).toEqual([
    'get',
    'setLibraries',
    'reset',
    'onDidRestart',
    'onDidChangeTokens',
  ]);
  expect(Object.keys(await supervisor.processes.get('test'))).toEqual([
    'tokens',
    'keys',
    'pinStatus',
    'sign',
    'logout',
    'data',
  ]);
});

/** Keeps every message of the host channel, both ways. */
function recordingHost(launcher: DriverLauncher, frames: unknown[]): DriverLauncher {
  const record = (inner: Channel): Channel => {
    const outer = createChannel({
      send(message) {
        frames.push(structuredClone(message));
        inner.send(message);
      },
      close: () => inner.dispose(),
    });
    inner.receive((message) => {
      frames.push(structuredClone(message));
      outer.deliver(message);
    });
    void inner.closed.then(() => outer.end());
    return outer.channel;
  };
  return {
    async launch(spec) {
      const launched = await launcher.launch(spec);
      return { ...launched, host: record(launched.host) };
    },
  };
}
