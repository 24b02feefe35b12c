/** What third-party plugins can do in processes of their own. */
import { join } from 'node:path';
import {
  AuditLog,
  CliCommands,
  Commands,
  DocumentsDidOpen,
  defineDecideHook,
  definePlugin,
  Licence,
  type Picture,
  type PlannedSigning,
  type Seal,
  SettingsAdmin,
  SigningDecide,
  SigningDidSign,
  SigningWillSign,
  StampModes,
  SystemChecks,
} from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { testPlugin } from '@sealwright/core/testkit';
import { describe, expect, test, vi } from 'vitest';
import { announced, IsolationLab, SLOW } from './isolation-lab.ts';

vi.setConfig({ testTimeout: SLOW });
const lab = new IsolationLab();

const page = (index: number) => ({
  index,
  visible: { x1: 0, y1: 0, x2: 595, y2: 842 },
  rotate: 0 as const,
  userUnit: 1,
  size: { width: 210, height: 297 },
});
const picture: Picture = { format: 'png', data: new Uint8Array([1, 2, 3]) };
const seal: Seal = { id: 's', source: 'x', name: '公章', picture, widthMm: 40, heightMm: 40, certificates: [] };

describe('a third-party plugin', () => {
  test('plans stamps: it asks for pages and margins, and the picture in its answer is the one that went', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'third', contributes: announced.mode },
        `class Mode {
          search(options) { return { text: options.word }; }
          async plan({ document, seal, inkBox, options, time, found }) {
            const box = await inkBox();
            const last = await document.page(document.pageCount - 1);
            const at = { x: box.x, y: found[0].page, width: last.size.width, height: time.getTime(), rotation: 0 };
            const appearance = { kind: 'picture', picture: seal.picture };
            return [0, 1].map((page) => ({ page, box: at, appearance, description: options.word }));
          }
        }
        context.own(context.contribute({ id: 'stampModes' }, 'third', new Mode()));`,
      ),
    ]);
    const mode = await host.point(StampModes).get('third')!.load();
    expect(await mode.search?.({ word: '甲方' })).toEqual({ text: '甲方' });
    const placements = await mode.plan({
      document: { pageCount: 3, page: async (index) => page(index) },
      seal,
      inkBox: async () => ({ x: 0.25, y: 0, width: 1, height: 1 }),
      found: [{ page: 7, reading: 'text', matches: [] }],
      options: { word: '甲方' },
      time: new Date(9),
      signal: new AbortController().signal,
    });
    expect(placements).toHaveLength(2);
    expect(placements[0]).toMatchObject({
      page: 0,
      box: { x: 0.25, y: 7, width: 210, height: 9 },
      description: '甲方',
    });
    for (const { appearance } of placements) expect(appearance.kind === 'picture' && appearance.picture).toBe(picture);
    expect(host.faults.list()).toEqual([]);
    expect(host.plugins.list()[0]).toMatchObject({ state: 'active', origin: 'third-party' });
  });

  test('refuses with its own typed errors, which are no faults', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'third', contributes: announced.mode },
        `const refusal = (page) => page;
        context.own(context.contribute({ id: 'stampModes' }, 'third', {
          async plan({ document }) { return document.page(9); },
        }));`,
      ),
    ]);
    const mode = await host.point(StampModes).get('third')!.load();
    const { SealwrightError } = await import('@sealwright/core/api');
    const missing = new SealwrightError('pdf.page-missing', { page: 10 }, { 'zh-CN': '没有', en: 'none' });
    const input = {
      document: { pageCount: 1, page: () => Promise.reject(missing) },
      seal: undefined,
      options: {},
      time: new Date(0),
    };
    await expect(mode.plan(input)).rejects.toMatchObject({ code: 'pdf.page-missing', data: { page: 10 } });
    expect(host.faults.list()).toEqual([]);
  });

  test('stops when its caller aborts, which is no fault either', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'third', contributes: announced.check },
        `context.own(context.contribute({ id: 'systemChecks' }, 'third', {
          check: (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
        }));`,
      ),
    ]);
    const check = await host.point(SystemChecks).get('third')!.load();
    const controller = new AbortController();
    const checking = check.check(controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
    expect(host.faults.list()).toEqual([]);
  });

  test('has storage, settings and a log', async () => {
    const host = await lab.start([
      lab.plugin(
        {
          id: 'third',
          contributes: { ...announced.command, ...announced.setting({ type: 'integer' }, 4) },
        },
        `const { log, settings, storage, own, contribute } = context;
        const store = storage.store('runs', { version: 1, schema: { type: 'integer' }, initial: 0 });
        const heard = [];
        own(settings.onDidChange(({ key }) => heard.push([key, settings.get(key)])));
        log.info('begins', { size: settings.get('third.size') });
        own(contribute({ id: 'commands' }, 'third.do', {
          async run(argument) {
            if (argument) await settings.set('third.size', argument);
            const runs = await store.update((runs) => runs + 1);
            return { runs, heard, size: settings.get('third.size'), folder: await storage.folder() };
          },
        }));`,
      ),
    ]);
    const command = await host.point(Commands).get('third.do')!.load();
    const folder = join(lab.profile, 'plugins', 'third');
    expect(await command.run()).toEqual({ runs: 1, heard: [], size: 4, folder });
    await (await host.service(SettingsAdmin)).set('third.size', 6);
    await vi.waitFor(async () =>
      expect(await command.run()).toMatchObject({ heard: [['third.size', 6]], size: 6, folder }),
    );
    expect(await command.run(8)).toMatchObject({ size: 8 });
    await expect(command.run('eight')).rejects.toMatchObject({ code: 'settings.invalid-value' });
    expect(host.log).toContainEqual(expect.objectContaining({ plugin: 'third', level: 'info', data: { size: 4 } }));
  });

  test('has commands of the command line, and no secrets of it', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'third', contributes: announced.cli },
        `context.own(context.contribute({ id: 'cliCommands' }, 'third', {
          async run({ arguments: [word], path, progress, secret, locale, options }) {
            progress('half', 0.5);
            let refusal;
            try { secret('PASSWORD'); } catch (error) { refusal = error.code; }
            return { text: path(word), json: { locale, options, refusal } };
          },
        }));`,
      ),
    ]);
    const command = await host.point(CliCommands).get('third')!.load();
    const progress = vi.fn();
    const secret = vi.fn();
    const result = await command.run({
      arguments: ['b.pdf'],
      options: { deep: true },
      extra: {},
      path: (path) => join('/a', path),
      secret,
      locale: 'en',
      signal: new AbortController().signal,
      progress,
    });
    expect(result).toEqual({
      text: '/a/b.pdf',
      json: { locale: 'en', options: { deep: true }, refusal: 'rpc.not-passable' },
    });
    expect(progress).toHaveBeenCalledExactlyOnceWith('half', 0.5);
    expect(secret).not.toHaveBeenCalled();
  });

  test('uses what services it may have, as much of them as it may', async () => {
    const records: unknown[] = [];
    const log = { record: async (entry: unknown) => void records.push(entry) };
    const licence = {
      status: async () => ({ state: 'none' as const }),
      onDidChange: () => ({ dispose() {} }),
      secret: 1,
    };
    const host = await lab.start(
      [
        lab.plugin(
          { id: 'third', requires: { 'audit-log': '*' }, optional: { licence: '*' }, contributes: announced.command },
          `const { audit, licence, own, contribute } = context;
          own(contribute({ id: 'commands' }, 'third.do', {
            async run() {
              await audit.record({ event: 'done', outcome: 'done', sentence: { 'zh-CN': '好', en: 'good' } });
              return { state: await licence.status(), members: Object.keys(licence).sort() };
            },
          }));`,
          `requires: { audit: { id: 'audit-log' } }, optional: { licence: { id: 'licence' } },`,
        ),
      ],
      { services: [shellService(AuditLog, '1.0.0', log), shellService(Licence, '1.0.0', licence)] },
    );
    const command = await host.point(Commands).get('third.do')!.load();
    expect(await command.run()).toEqual({ state: { state: 'none' }, members: ['onDidChange', 'status'] });
    expect(records).toEqual([expect.objectContaining({ event: 'third-party.third.done' })]);
  });

  test('provides a service to another third-party plugin', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'first', provides: { 'first.words': '1.0.0' } },
        `context.own(context.provide({ id: 'first.words' }, { async say(name) { return 'hello ' + name; } }));`,
      ),
      lab.plugin(
        { id: 'third', requires: { 'first.words': '^1.0.0' }, contributes: announced.command },
        `const { words, own, contribute } = context;
        own(contribute({ id: 'commands' }, 'third.do', { run: (name) => words.say(name) }));`,
        `requires: { words: { id: 'first.words' } },`,
      ),
    ]);
    const command = await host.point(Commands).get('third.do')!.load();
    expect(await command.run('wang')).toBe('hello wang');
    expect(lab.processes).toHaveLength(2);
    await host.plugins.disable('first');
    expect(host.plugins.list().find(({ id }) => id === 'third')).toMatchObject({ state: 'failed' });
  });

  test('has a say in signing', async () => {
    const { host, call } = await signingHost(
      `const { own, tap } = context;
      own(tap({ id: 'signing.decide', hookKind: 'decide' }, async ({ request }) => {
        if (request.key !== 'forbidden') return undefined;
        return Object.assign(Object.create(Error.prototype), {
          name: 'SealwrightError', code: 'third.forbidden', data: {}, sentence: { 'zh-CN': '不可', en: 'no' },
          [Symbol.for('sealwright.error')]: true, toJSON() { return { code: this.code, data: {}, sentence: this.sentence }; },
        });
      }));
      own(tap({ id: 'signing.willSign', hookKind: 'transform' }, (planned) => ({
        ...planned, placements: planned.placements.map((each) => ({ ...each, page: each.page + 1 })),
      })));`,
    );
    await expect(call('decide', 'forbidden')).rejects.toMatchObject({ code: 'third.forbidden' });
    await expect(call('decide', 'allowed')).resolves.toBeDefined();
    const changed = await call('willSign', 'allowed');
    expect(changed.placements.map(({ page }) => page)).toEqual([1, 2]);
    const [first, second] = changed.placements.map(({ appearance }) => appearance);
    expect(first?.kind === 'picture' && second?.kind === 'picture' && first.picture === second.picture).toBe(true);
    expect(host.faults.list()).toEqual([]);
  });

  test('ends what it owns when it is disabled, and its process with it', async () => {
    const host = await lab.start([
      lab.plugin(
        { id: 'third', contributes: announced.command },
        `const { own, contribute, storage } = context;
        own({ async dispose() { require('node:fs').writeFileSync((await storage.folder()) + '/ended', ''); } });
        own(contribute({ id: 'commands' }, 'third.do', { async run() { return 1; } }));`,
      ),
    ]);
    await (await host.point(Commands).get('third.do')!.load()).run();
    await host.plugins.disable('third');
    expect(await lab.processes[0]!.exited).toEqual({ code: 0, signal: null });
    const { existsSync } = await import('node:fs');
    expect(existsSync(join(lab.profile, 'plugins', 'third', 'ended'))).toBe(true);
    expect(host.faults.list()).toEqual([]);
  });

  test('is refused where it is called as the names of the program begin', async () => {
    const owner = testPlugin({ id: 'document-open', hooks: [DocumentsDidOpen.id] }, definePlugin({ activate() {} }));
    const host = await lab.start([owner, lab.plugin({ id: 'documents' }, 'process.exit();')]);
    const status = host.plugins.list().find(({ id }) => id === 'documents');
    expect(status).toMatchObject({ state: 'failed', errors: [{ code: 'plugin.name-foreign' }] });
    expect(lab.processes).toEqual([]);
    await host.dispose();
  });

  const decideNothing = defineDecideHook('nothing');
  test('is refused what only bundled plugins may use, before any of its code runs', async () => {
    const views = [{ id: 'third.page', title: { 'zh-CN': '页', en: 'Page' }, place: 'page', group: 'main', order: 1 }];
    const refused = async (manifest: object, what: RegExp) => {
      const host = await lab.start([lab.plugin({ id: 'third', ...manifest }, 'process.exit();')]);
      const [status] = host.plugins.list();
      expect(status?.state).toBe('failed');
      expect(status?.errors.map(({ code, sentence }) => `${code} ${sentence.en}`)).toContainEqual(
        expect.stringMatching(new RegExp(`^plugin\\.(not-admitted|name-foreign) .*${what.source}`)),
      );
      expect(lab.processes).toEqual([]);
      await host.dispose();
    };
    await refused({ contributes: { views } }, /the point views/);
    await refused({ requires: { keys: '*' } }, /the service keys/);
    await refused({ optional: { 'shell.pin-entry': '*' } }, /the service shell.pin-entry/);
    await refused({ requires: { 'host.driver-processes': '*' } }, /the service host.driver-processes/);
    await refused({ provides: { 'pdf.engine': '1.0.0' } }, /The name "pdf.engine"/);
    await refused({ taps: [decideNothing.id] }, /the hook nothing/);
    await refused({ hooks: ['third.hook'] }, /a hook of its own, third.hook/);
    await refused({ points: { tools: {} } }, /a point of its own, tools/);
    await refused(
      { contributes: { commands: [{ id: 'documents.open', title: views[0]!.title }] } },
      /The name "documents.open"/,
    );
  });
});

/** A host whose signing hooks belong to a bundled plugin, with a third-party plugin that taps them. */
async function signingHost(activate: string) {
  const calls: Record<string, { call(value: PlannedSigning): Promise<PlannedSigning> }> = {};
  const owner = testPlugin(
    {
      id: 'owner',
      hooks: [SigningDecide.id, SigningWillSign.id, SigningDidSign.id, DocumentsDidOpen.id],
      ...{ contributes: { commands: [{ id: 'owner.go', title: { 'zh-CN': '去', en: 'Go' } }] } },
    },
    definePlugin({
      hooks: { decide: SigningDecide, willSign: SigningWillSign },
      activate({ decide, willSign, own, contribute }) {
        Object.assign(calls, { decide, willSign });
        own(contribute(Commands, 'owner.go', { run: async () => {} }));
      },
    }),
  );
  const third = lab.plugin({ id: 'third', taps: [SigningDecide.id, SigningWillSign.id] }, activate);
  const host = await lab.start([owner, third]);
  await host.point(Commands).get('owner.go')!.load();
  const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0 };
  const placement = (index: number) => ({
    page: index,
    box,
    appearance: { kind: 'picture' as const, picture },
    description: '公章',
  });
  return {
    host,
    call: (hook: 'decide' | 'willSign', key: string) =>
      calls[hook]!.call({
        request: { input: '/a.pdf', output: '/b.pdf', key, stamps: [] },
        placements: [placement(0), placement(1)],
        preflight: { allowed: true, signatures: [], warnings: [] },
      }),
  };
}
