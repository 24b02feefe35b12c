import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DriverLab, entry, forked, inProcess, module, name, pidOf, thrownBy } from './driver-lab.fixture.ts';
import {
  DriverCrashed,
  DriverDeadline,
  type DriverLauncher,
  DriverNotStarted,
  DriverQuarantined,
  forkLauncher,
} from './index.ts';

const lab = new DriverLab();
// Files share their process.
afterEach(() => void vi.unstubAllEnvs());

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a driver process', () => {
  it.each(['crash', 'abort'])('that ends by %s takes pending calls with it, and comes back', async (how) => {
    const { driver, restarts } = await lab.start(forked);
    const before = await pidOf(driver);
    const [waiting, crashing] = await Promise.all([thrownBy(driver.keys('wait')), thrownBy(driver.keys(how))]);
    expect(DriverCrashed.is(waiting) && waiting.data).toEqual(name);
    expect(DriverCrashed.is(crashing)).toBe(true);
    expect(restarts).toHaveBeenCalledTimes(1);
    expect(await pidOf(driver)).not.toBe(before);
    expect(restarts).toHaveBeenCalledTimes(2);
  });

  it('leaves the reason of a crash in the log', async () => {
    const { driver } = await lab.start(forked);
    await expect(driver.keys('late throw')).rejects.toSatisfy(DriverCrashed.is);
    const crash = lab.entries.find(({ message }) => message === 'the driver crashed');
    expect(crash?.data?.problem).toContain('SyntaxError');
  });

  it('that blocks is killed at the deadline', async () => {
    const { driver } = await lab.start(forked, { deadline: 2_000 });
    const pid = await pidOf(driver);
    const calls = [driver.keys('block'), driver.tokens()].map(thrownBy);
    for (const error of await Promise.all(calls)) expect(DriverDeadline.is(error)).toBe(true);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
    expect(await pidOf(driver)).not.toBe(pid);
  });

  it('is quarantined after three crashes', async () => {
    const { driver } = await lab.start(forked);
    for (let round = 0; round < 3; round++) await expect(driver.keys('crash')).rejects.toSatisfy(DriverCrashed.is);
    await expect(driver.keys('any')).rejects.toSatisfy(DriverQuarantined.is);
  });

  it('inherits no secrets of the environment', async () => {
    vi.stubEnv('SEALWRIGHT_TEST_SECRET', 'x');
    vi.stubEnv('NODE_OPTIONS_TEST', 'x');
    const { driver } = await lab.start(forkLauncher({ entry, env: { VENDOR_CONFIG: '/etc/vendor.conf' } }));
    const names = (await driver.tokens())[0]!.manufacturer.split(' ');
    expect(names).toContain('PATH');
    expect(names).toContain('VENDOR_CONFIG');
    expect(names.filter((name) => /SECRET|NODE_|VITEST|npm_/i.test(name))).toEqual([]);
  });

  it('ends with its supervisor', async () => {
    const { supervisor, driver } = await lab.start(forked);
    const pid = await pidOf(driver);
    const waiting = thrownBy(driver.keys('wait'));
    await supervisor.dispose();
    expect(isAlive(pid)).toBe(false);
    expect(await waiting).toMatchObject({ code: 'rpc.closed' });
    await expect(driver.tokens()).rejects.toMatchObject({ code: 'rpc.closed' });
    expect(lab.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('ends when its parent is killed', async () => {
    const parent = fork(here('./orphan.child.ts'), [entry, module, lab.folder], { execArgv: [] });
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
    const { driver } = await lab.start({ launch });
    await expect(driver.tokens()).rejects.toSatisfy(DriverNotStarted.is);
    expect(await driver.keys('any')).toEqual([]);
  });
});
