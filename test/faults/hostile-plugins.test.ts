/** What third-party plugins cannot do to anybody else, by mistake or by intent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Commands, definePlugin, SigningDecide, StampModes } from '@sealwright/core/api';
import { PluginCrashed, PluginMisbehaved, PluginUnresponsive } from '@sealwright/core/isolation';
import { testPlugin } from '@sealwright/core/testkit';
import { describe, expect, test, vi } from 'vitest';
import { announced, IsolationLab, SLOW } from './isolation-lab.ts';

vi.setConfig({ testTimeout: SLOW });
const lab = new IsolationLab();

const title = { 'zh-CN': '邻居', en: 'Neighbour' };
const neighbour = testPlugin(
  { id: 'neighbour', contributes: { commands: [{ id: 'neighbour.work', title }] } },
  definePlugin({
    activate: ({ own, contribute }) =>
      void own(contribute(Commands, 'neighbour.work', { run: async (word) => `${word}!` })),
  }),
);

/** A host whose third-party plugin has one command, `run`, beside a healthy bundled plugin. */
async function start(run: string, manifest: object = {}) {
  const code = `context.own(context.contribute({ id: 'commands' }, 'third.do', { async run(argument, signal) { ${run} } }));`;
  const third = lab.plugin({ id: 'third', contributes: announced.command, ...manifest }, code);
  const host = await lab.start([third, neighbour]);
  const command = async () => host.point(Commands).get('third.do')!.load();
  return {
    host,
    run: async (argument?: unknown) => (await command()).run(argument),
    status: () => host.plugins.list().find(({ id }) => id === 'third')!,
    faults: () => host.faults.list().map(({ plugin, code }) => `${plugin} ${code}`),
    async neighbourWorks() {
      expect(await (await host.point(Commands).get('neighbour.work')!.load()).run('well')).toBe('well!');
      expect(host.plugins.list().find(({ id }) => id === 'neighbour')).toMatchObject({ state: 'active', faults: 0 });
    },
  };
}

describe('a third-party plugin that ends its process', () => {
  test('takes what waits with it, harms nobody, and starts anew on next use', async () => {
    const { run, status, faults, neighbourWorks } = await start(
      `if (argument === 'exit') process.exit(3);
      if (argument === 'wait') return new Promise(() => {});
      return process.pid;`,
    );
    const before = await run();
    const waiting = run('wait');
    const [first, second] = await Promise.allSettled([waiting, run('exit')]);
    for (const outcome of [first, second]) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'plugin.crashed' } });
    }
    expect(faults()).toEqual(['third plugin.crashed']);
    await vi.waitFor(() => expect(status().state).toBe('inactive'));
    await neighbourWorks();
    expect(await run()).not.toBe(before);
    expect(status().state).toBe('active');
    expect(lab.processes).toHaveLength(2);
  });

  test.each([
    [
      'a throw that nobody catches',
      `setTimeout(() => { throw new SyntaxError('late'); }); return new Promise(() => {});`,
    ],
    ['a promise that nobody awaits', `Promise.reject(new Error('lonely')); return new Promise(() => {});`],
    ['abort()', `process.abort();`],
    ['a signal to itself', `process.kill(process.pid, 'SIGKILL'); return new Promise(() => {});`],
  ])('by %s is named', async (_, code) => {
    const { run, faults, neighbourWorks } = await start(code);
    await expect(run()).rejects.toSatisfy(PluginCrashed.is);
    expect(faults()).toEqual(['third plugin.crashed']);
    await neighbourWorks();
  });

  test('is quarantined after the third time', async () => {
    const { run, status, neighbourWorks } = await start(`process.exit();`);
    for (let round = 0; round < 3; round++) {
      await expect(run()).rejects.toSatisfy(PluginCrashed.is);
      await vi.waitFor(() => expect(status().state).not.toBe('active'));
    }
    expect(status()).toMatchObject({ state: 'quarantined', faults: 3 });
    await neighbourWorks();
  });

  test('while it starts, is reported as failed', async () => {
    const third = lab.plugin({ id: 'third', contributes: announced.command }, `process.exit(1);`);
    const host = await lab.start([third]);
    const loading = host.point(Commands).get('third.do')!.load();
    await expect(loading).rejects.toMatchObject({
      code: expect.stringMatching(/^plugin\.(crashed|activation-failed)$/),
    });
    expect(host.plugins.list()[0]).toMatchObject({ state: 'failed', faults: 1 });
  });
});

describe('a third-party plugin that takes what is not its own', () => {
  test('of time, is stopped', async () => {
    const { run, faults, neighbourWorks } = await start(`if (argument) for (;;); return 1;`);
    await run();
    const looping = run('loop');
    await neighbourWorks();
    await expect(looping).rejects.toSatisfy(PluginUnresponsive.is);
    expect(faults()).toEqual(['third plugin.unresponsive']);
    expect((await lab.processes[0]!.exited).signal).toBe('SIGKILL');
    expect(await run()).toBe(1);
  });

  test('a call of a mode has the deadline of its point', async () => {
    const third = lab.plugin(
      { id: 'third', contributes: announced.mode },
      `context.own(context.contribute({ id: 'stampModes' }, 'third', { plan: () => new Promise(() => {}) }));`,
    );
    const host = await lab.start([third]);
    const mode = await host.point(StampModes).get('third')!.load();
    const document = { pageCount: 0, page: () => Promise.reject(new Error('no page')) };
    const planning = mode.plan({ document, seal: undefined, options: {}, time: new Date(0) });
    await expect(planning).rejects.toMatchObject({ code: 'plugin.deadline' });
  });

  test.each([
    ['of objects', `const all = []; for (;;) all.push({ n: all.length, text: String(all.length) });`],
    ['of bytes', `const all = []; for (;;) all.push(Buffer.alloc(16_000_000, 1));`],
  ])('of memory: a bomb %s ends its own process', async (_, code) => {
    const { run, neighbourWorks } = await start(code);
    const outcome = await run().catch((error: unknown) => error);
    expect(PluginCrashed.is(outcome) || PluginUnresponsive.is(outcome)).toBe(true);
    await neighbourWorks();
  });

  test('of the channel: a flood of messages keeps nobody else from working, and is cut off', async () => {
    const { run, faults, neighbourWorks } = await start(
      `const message = Buffer.from([0, 0, 0, 10, 0x92, 0xa7, ...Buffer.from('release'), 0x90]);
      const many = Buffer.concat(Array.from({ length: 1_000 }, () => message));
      for (let at = 0; ; at %= many.length) {
        try { at += require('node:fs').writeSync(3, many, at); } catch { await new Promise(setImmediate); }
      }`,
    );
    const flooding = run();
    await neighbourWorks();
    await expect(flooding).rejects.toMatchObject({ code: 'plugin.misbehaved', data: { rule: 'flood' } });
    expect(faults()).toEqual(['third plugin.misbehaved']);
    await neighbourWorks();
  });

  test('of the log: a loop that logs is heard for a while', async () => {
    const { host, run } = await start(`for (let n = 0; n < 100_000; n++) context.log.info('again'); return 'done';`);
    expect(await run()).toBe('done');
    await vi.waitFor(() => expect(host.log.filter(({ plugin }) => plugin === 'third').length).toBeGreaterThan(100));
    expect(host.log.filter(({ plugin }) => plugin === 'third').length).toBeLessThan(1_000);
  });

  test.each([
    ['rubbish', `Buffer.from('not a message at all')`],
    ['a length without end', `Buffer.from([0xff, 0xff, 0xff, 0xff])`],
    ['a message of another protocol', `Buffer.from([0, 0, 0, 2, 0x91, 0x01])`],
  ])('of the channel: %s is cut off', async (_, bytes) => {
    const { run, faults, neighbourWorks } = await start(
      `require('node:fs').writeSync(3, ${bytes}); return new Promise(() => {});`,
    );
    await expect(run()).rejects.toSatisfy((error) => PluginMisbehaved.is(error) || PluginCrashed.is(error));
    expect(faults()).toHaveLength(1);
    await neighbourWorks();
  });

  test('of the environment: there are no secrets in it', async () => {
    process.env.SEALWRIGHT_TEST_SECRET = 'x';
    const { run } = await start(`return Object.keys(process.env);`);
    const names = (await run()) as string[];
    delete process.env.SEALWRIGHT_TEST_SECRET;
    expect(names).toContain('PATH');
    expect(names.filter((name) => /SECRET|NODE_|VITEST|npm_/i.test(name))).toEqual([]);
  });

  const hasPermissions = process.allowedNodeEnvironmentFlags.has('--permission');
  test.runIf(hasPermissions)(
    'of the disk: without the capability it reads no file of its user, and starts no program',
    async () => {
      const read = `const { readFileSync, writeFileSync } = require('node:fs');
      const attempt = (act) => { try { act(); return 'done'; } catch (error) { return error.code; } };
      return [
        attempt(() => readFileSync(argument)),
        attempt(() => writeFileSync(argument, 'x')),
        attempt(() => readFileSync(__filename)),
        attempt(() => require('node:child_process').execFileSync('true')),
      ];`;
      const { run } = await start(read);
      const file = join(lab.folder, 'contract.pdf');
      writeFileSync(file, '%PDF');
      expect(await run(file)).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', 'done', 'ERR_ACCESS_DENIED']);
    },
  );

  test('of the disk: with the capability it does', async () => {
    const { run } = await start(`return require('node:fs').readFileSync(argument, 'utf8');`, {
      capabilities: ['files'],
    });
    const file = join(lab.folder, 'contract.pdf');
    writeFileSync(file, '%PDF');
    expect(await run(file)).toBe('%PDF');
  });
});

describe('a third-party plugin that throws or answers what it should not', () => {
  test.each([
    ['nothing', 'throw undefined;'],
    ['a symbol', `throw Symbol('odd');`],
    [
      'what breaks whoever looks at it',
      `throw new Proxy({}, { get() { throw new Error('do not look'); }, has() { throw 1; } });`,
    ],
    ['an answer that cannot be passed', 'return new Map([[1, 2]]);'],
    ['an answer that refers to itself', 'const a = {}; a.a = a; return a;'],
    ['an answer of nothing but objects', 'return Array.from({ length: 5_000 }, () => () => {});'],
  ])('%s: the call fails and the plugin lives on', async (_, code) => {
    const { run, status, neighbourWorks } = await start(`if (argument === 'well') return 'well'; ${code}`);
    await expect(run()).rejects.toMatchObject({ code: expect.stringMatching(/^(plugin\.fault|rpc\.)/) });
    await neighbourWorks();
    if (status().state === 'active') expect(await run('well')).toBe('well');
  });

  test.each([
    ['no list', `'all pages'`],
    ['a page that is none', `[{ ...good, page: -1 }]`],
    ['a box without a size', `[{ ...good, box: { ...good.box, width: 'wide' } }]`],
    ['an appearance of its own', `[{ ...good, appearance: { kind: 'script' } }]`],
    ['a number that is none', `[{ ...good, box: { ...good.box, x: NaN } }]`],
  ])('placements with %s are its own fault', async (_, answer) => {
    const third = lab.plugin(
      { id: 'third', contributes: announced.mode },
      `const good = {
        page: 0, description: '', box: { x: 0, y: 0, width: 1, height: 1, rotation: 0 },
        appearance: { kind: 'drawing', size: { width: 1, height: 1 }, paths: [] },
      };
      context.own(context.contribute({ id: 'stampModes' }, 'third', { plan: async () => ${answer} }));`,
    );
    const host = await lab.start([third]);
    const mode = await host.point(StampModes).get('third')!.load();
    const document = { pageCount: 0, page: () => Promise.reject(new Error('no page')) };
    const planning = mode.plan({ document, seal: undefined, options: {}, time: new Date(0) });
    await expect(planning).rejects.toMatchObject({ code: 'plugin.fault', data: { plugin: 'third' } });
    expect(host.faults.list()).toHaveLength(1);
  });

  test('a mode without a plan does not start', async () => {
    const third = lab.plugin(
      { id: 'third', contributes: announced.mode },
      `context.own(context.contribute({ id: 'stampModes' }, 'third', {}));`,
    );
    const host = await lab.start([third]);
    await expect(host.point(StampModes).get('third')!.load()).rejects.toMatchObject({
      code: 'plugin.activation-failed',
    });
  });
});

test('code that asks for more than its manifest, or for what nobody may have, does not start', async () => {
  const attempt = async (members: string, body = '') => {
    const third = lab.plugin({ id: 'third', contributes: announced.command }, body, members);
    const host = await lab.start([third]);
    const error = await host
      .point(Commands)
      .get('third.do')!
      .load()
      .catch((fault: unknown) => fault);
    await host.dispose();
    return error;
  };
  expect(await attempt(`requires: { keys: { id: 'keys' } },`)).toMatchObject({ code: 'plugin.undeclared' });
  expect(await attempt(`points: { modes: { id: 'stampModes' } },`)).toMatchObject({ code: 'plugin.not-admitted' });
  expect(await attempt(`hooks: { mine: { id: 'third.hook' } },`)).toMatchObject({ code: 'plugin.not-admitted' });
  const calls = `context.contribute({ id: 'viewCalls' }, 'third', {});`;
  expect(await attempt('', calls)).toMatchObject({ code: 'plugin.activation-failed' });
  expect(await attempt('', `context.provide({ id: 'keys' }, {});`)).toMatchObject({ code: 'plugin.undeclared' });
});

test('a signing that its veto could not be asked about is refused', async () => {
  let decide: { call(value: unknown): Promise<unknown> } | undefined;
  const owner = testPlugin(
    { id: 'owner', hooks: [SigningDecide.id], contributes: { commands: [{ id: 'owner.go', title }] } },
    definePlugin({
      hooks: { hook: SigningDecide },
      activate({ hook, own, contribute }) {
        decide = hook as never;
        own(contribute(Commands, 'owner.go', { run: async () => {} }));
      },
    }),
  );
  const third = lab.plugin(
    { id: 'third', taps: [SigningDecide.id] },
    `context.own(context.tap({ id: 'signing.decide', hookKind: 'decide' }, () => process.exit()));`,
  );
  const host = await lab.start([owner, third]);
  await host.point(Commands).get('owner.go')!.load();
  await expect(decide?.call({ request: {} })).rejects.toMatchObject({ code: 'plugin.crashed' });
});

test('processes end with the host', async () => {
  const { run, host } = await start(`return process.pid;`);
  const pid = (await run()) as number;
  await host.dispose();
  expect(await lab.processes[0]!.exited).toEqual({ code: 0, signal: null });
  expect(() => process.kill(pid, 0)).toThrow();
});
