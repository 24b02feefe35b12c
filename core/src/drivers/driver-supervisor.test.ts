import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import { Type } from 'typebox';
import { describe, expect, it, vi } from 'vitest';
import { PinIncorrect, SessionClosed, TokenRemoved } from '../api/points/token-drivers.ts';
import { bytes, type Channel, connect, createChannel, defineRpc, RpcInvalid, splitChannel } from '../rpc/index.ts';
import { DriverLab, forked, inProcess, module, name, pidOf, pinBytes, thrownBy } from './driver-lab.fixture.ts';
import {
  DriverDeadline,
  DriverFault,
  type DriverLauncher,
  DriverNotStarted,
  type DriverProcess,
  DriverQuarantined,
  DriverUnknown,
} from './index.ts';
import { goodPin, LibraryMissing } from './obedient.fixture.ts';

const lab = new DriverLab();

describe.each([
  ['in a child process', forked],
  ['in this process', inProcess],
])('a driver %s', (_, launcher) => {
  it('answers, logs in once and signs', async () => {
    const { supervisor, driver, restarts } = await lab.start(launcher);
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
      expect(lab.entries).toContainEqual(
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
    const { supervisor, driver } = await lab.start(launcher);
    for (let round = 0; round < 4; round++) {
      await expect(driver.keys('removed')).rejects.toSatisfy(TokenRemoved.is);
      const pin = await supervisor.pin('test');
      const error = await thrownBy(pin.login('one', pinBytes('00000000')));
      expect(PinIncorrect.is(error) && error.data).toEqual({ triesLeft: 5 });
    }
    expect(supervisor.status()[0]?.state).toBe('running');
  });

  it('overwrites PINs on both sides', async () => {
    const { supervisor, driver } = await lab.start(launcher);
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
    const { supervisor, driver } = await lab.start(recordingHost(launcher, frames));
    const pin = await supervisor.pin('test');
    const session = await pin.login('one', pinBytes(goodPin));
    const errors = [
      await thrownBy(pin.login('one', pinBytes('throw me'))),
      await thrownBy(pin.login('one', pinBytes('1357'))),
    ];
    await driver.sign(session, 'k', { kind: 'sm2' }, new Uint8Array(32));
    await vi.waitFor(() => expect(lab.entries.map(({ message }) => message)).toContain('the driver failed'));

    const seen = Buffer.concat(frames.map((frame) => encode(frame)));
    expect(seen.includes('driver/sign')).toBe(true);
    const told = `${JSON.stringify(errors)}${errors.map((error) => (error as Error).stack)}${JSON.stringify(lab.entries)}`;
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
      folder: lab.folder,
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
    const { supervisor, driver } = await lab.start(launcher);
    const thrown = await thrownBy(driver.keys('throw'));
    expect(DriverFault.is(thrown) && thrown.data).toEqual({ ...name, call: 'keys' });
    await expect(driver.keys('garbage')).rejects.toSatisfy(DriverFault.is);
    expect(await driver.keys('any')).toEqual([]);
    await expect(driver.keys('function')).rejects.toSatisfy(DriverFault.is);
    await expect(driver.keys('any')).rejects.toSatisfy(DriverQuarantined.is);
    await expect(supervisor.pin('test')).rejects.toSatisfy(DriverQuarantined.is);
    expect(supervisor.status()[0]?.state).toBe('quarantined');
    expect(lab.entries.find(({ message }) => message === 'the driver failed')?.data?.problem).toContain(
      'a text for the log',
    );

    await supervisor.processes.reset('test');
    expect(await driver.keys('any')).toEqual([]);
  });

  it('forgives faults that are more than five minutes apart', async () => {
    const { driver } = await lab.start(launcher);
    for (let round = 0; round < 5; round++) {
      await expect(driver.keys('throw')).rejects.toSatisfy(DriverFault.is);
      lab.time += 151_000;
    }
    expect(await driver.keys('any')).toEqual([]);
  });

  it('that waits too long is stopped, and started anew', async () => {
    const { supervisor, driver, restarts } = await lab.start(launcher, { deadline: 2_000 });
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
    await writeFile(join(lab.folder, 'no-library'), '');
    const { supervisor, driver } = await lab.start(launcher);
    for (let round = 0; round < 4; round++) await expect(driver.tokens()).rejects.toSatisfy(LibraryMissing.is);
    await rm(join(lab.folder, 'no-library'));
    expect(await driver.keys('any')).toEqual([]);
    expect(supervisor.status()[0]?.state).toBe('running');
  });

  it('that cannot be loaded is reported, and quarantined after three tries', async () => {
    const { driver } = await lab.start(launcher, { module: join(lab.folder, 'none.js') });
    for (let round = 0; round < 3; round++) await expect(driver.tokens()).rejects.toSatisfy(DriverNotStarted.is);
    await expect(driver.tokens()).rejects.toSatisfy(DriverQuarantined.is);
    expect(lab.entries.find(({ message }) => message === 'the driver failed')?.data?.problem).toContain('none.js');
  });

  it('is started once for calls that come together', async () => {
    const launch = vi.fn(launcher.launch);
    const { driver } = await lab.start({ launch });
    const pids = await Promise.all([pidOf(driver), pidOf(driver), pidOf(driver)]);
    expect(new Set(pids).size).toBe(1);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});

it('knows the drivers that are installed, and no others', async () => {
  const { supervisor } = await lab.start(inProcess);
  await expect(supervisor.processes.get('other')).rejects.toSatisfy(DriverUnknown.is);
  await expect(supervisor.pin('other')).rejects.toSatisfy(DriverUnknown.is);
});

it('gives the plugin host an object from which no way leads to the PIN channels', async () => {
  const { supervisor } = await lab.start(inProcess);
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
    'decrypt',
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
