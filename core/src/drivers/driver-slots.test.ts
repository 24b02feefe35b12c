import { describe, expect, it, vi } from 'vitest';
import { DriverLab, forked, inProcess, module, pinBytes, title } from './driver-lab.fixture.ts';
import { DriverUnknown } from './index.ts';
import { goodPin } from './obedient.fixture.ts';

const lab = new DriverLab();

describe.each([
  ['in child processes', forked],
  ['in this process', inProcess],
])('a driver with one process per library, %s', (_, launcher) => {
  const library = (id: string, options: unknown) => ({ id, title: { 'zh-CN': `钥匙${id}`, en: `key ${id}` }, options });

  function startFamily() {
    const supervisor = lab.supervise(launcher, { perLibrary: true });
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

describe('other drivers', () => {
  it('come and go while the others run on, and those who listen are told', async () => {
    const supervisor = lab.supervise(inProcess);
    const spec = { id: 'test', plugin: 'test-plugin', title, module, folder: lab.folder, deadline: 20_000 };
    const restarts: string[] = [];
    supervisor.processes.onDidRestart(({ driver }) => restarts.push(driver));
    const driver = await supervisor.processes.get('test');
    await driver.tokens();
    const more = { ...spec, id: 'more' };
    await supervisor.setDrivers([spec, more]);
    expect(supervisor.status()).toMatchObject([
      { id: 'test', state: 'running' },
      { id: 'more', state: 'idle' },
    ]);
    expect(restarts).toEqual(['more']);
    await supervisor.setDrivers([{ ...more, deadline: 1_000 }]);
    expect(supervisor.status().map(({ id }) => id)).toEqual(['more']);
    expect(restarts.slice(1).sort()).toEqual(['more', 'test']);
    await expect(driver.tokens()).rejects.toMatchObject({ code: 'rpc.closed' });
  });
});
