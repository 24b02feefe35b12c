import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UpdateNotInstallable, UpdateWindowKept } from '@sealwright/core/api';
import { RpcClosed } from '@sealwright/core/rpc';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpdatePhase } from './common-updates-rpc.ts';
import { both, DeskLab } from './testing/desk-lab.ts';
import { type FaultServer, startFaultServer } from './testing/fault-server.ts';
import { testKey } from './testing/feed-lab.ts';
import type { UpdateDesk } from './update-desk.ts';

const CONTENT = randomBytes(500_000);

let lab: DeskLab;
let server: FaultServer;
beforeEach(async () => {
  lab = new DeskLab();
  server = await startFaultServer(lab.folder);
  lab.address = server.address;
});
afterEach(async () => {
  await server.end();
  lab.end();
});

const phase = async (desk: UpdateDesk) => (await desk.report()).phase;
const failed = (during: string, code: string) =>
  expect.objectContaining({ name: 'failed', during, error: expect.objectContaining({ code }) });

/** Offers version 2.0.0 with a package. */
const offer = (change = {}) => lab.publish({ version: '2.0.0', files: [lab.package(CONTENT)], ...change }, lab.now);

describe('a check', () => {
  test('finds nothing newer, and is remembered', async () => {
    lab.publish({ version: '1.0.0' }, lab.now);
    const desk = lab.desk();
    await desk.check();
    const report = { current: '1.0.0', channel: 'stable', feed: server.address, checkedAt: lab.now };
    expect(await desk.report()).toMatchObject({ ...report, phase: { name: 'up-to-date' } });
    expect(await lab.desk().report()).toMatchObject({ ...report, phase: { name: 'idle' } });
  });

  test('finds a newer version, which later starts know without asking', async () => {
    offer({ mandatory: true });
    const desk = lab.desk();
    await desk.check();
    const notes = { 'zh-CN': '修复了一些问题。', en: 'Some faults were mended.' };
    const newer = { version: '2.0.0', mandatory: true, notes, size: CONTENT.length };
    expect(await desk.report()).toMatchObject({ phase: { name: 'available' }, newer });

    const asked = server.asked.length;
    const later = lab.desk();
    expect(await later.resume()).toBe(false);
    expect(await later.report()).toMatchObject({ phase: { name: 'available' }, newer });
    expect(server.asked).toHaveLength(asked);
    expect(await lab.desk({ current: '2.0.0' }).report()).not.toHaveProperty('newer');
  });

  test('without an address says so, which is no fault', async () => {
    lab.address = '';
    const desk = lab.desk();
    await desk.check();
    expect(await desk.report()).toMatchObject({ phase: { name: 'no-feed' } });
    expect(lab.audited).toEqual([]);
  });

  test('with an address that cannot be used names it', async () => {
    lab.address = 'http://updates.example';
    const desk = lab.desk();
    await desk.check();
    expect(await phase(desk)).toEqual(failed('check', 'update.address-invalid'));
  });

  test('asks once, whoever asks meanwhile', async () => {
    offer();
    const desk = lab.desk();
    await Promise.all([desk.check(), desk.check()]);
    expect(server.asked.filter(({ path }) => path === '/stable.json')).toHaveLength(1);
  });

  test('that fails says why, and can be repeated', async () => {
    offer();
    server.fault('stable.json', { kind: 'status', status: 503 });
    const desk = lab.desk();
    await desk.check();
    expect(await phase(desk)).toEqual(failed('check', 'update.server-error'));
    server.fault('stable.json', undefined);
    await desk.check();
    expect(await phase(desk)).toEqual({ name: 'available' });
    expect(lab.audited).toEqual([]);
  });

  test('that fails while nobody waits for it is no phase', async () => {
    server.fault('stable.json', { kind: 'status', status: 503 });
    const desk = lab.desk();
    await desk.check(true);
    expect(await phase(desk)).toEqual({ name: 'idle' });
  });

  test('can be cancelled', async () => {
    server.fault('stable.json', { kind: 'stall', after: 1 });
    offer();
    const desk = lab.desk();
    const checking = desk.check();
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    desk.cancel();
    await checking;
    expect(await phase(desk)).toEqual({ name: 'idle' });
  });

  test('believes no feed that says less than it did, also after a restart', async () => {
    offer();
    await lab.desk().check();
    lab.publish({ version: '1.5.0', files: [lab.package(CONTENT)] }, lab.now);
    const desk = lab.desk();
    await desk.check();
    expect(await phase(desk)).toEqual(failed('check', 'update.rolled-back'));
    offer({ issuedAt: '2026-11-22T08:00:00Z' });
    await desk.check();
    expect(await phase(desk)).toEqual(failed('check', 'update.rolled-back'));
    expect(lab.audited.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['update-check.refused', 'refused'],
      ['update-check.refused', 'refused'],
    ]);
    // What one feed said does not bind another.
    lab.address = lab.folder;
    await desk.check();
    expect(await phase(desk)).toEqual({ name: 'available' });
  });

  test('remembers nothing of a feed that is not signed by a known key', async () => {
    offer({ version: '3.0.0' });
    const desk = lab.desk({ keys: async () => [testKey('other').entry] });
    await desk.check();
    expect(await phase(desk)).toEqual(failed('check', 'update.key-unknown'));
    expect(await lab.memory.read()).toMatchObject({ seen: [] });
    expect(lab.audited).toMatchObject([{ event: 'update-check.refused', outcome: 'refused' }]);
  });

  test('of another channel finds what is new there', async () => {
    offer();
    lab.publish({ channel: 'preview', version: '3.0.0-beta.1', files: [lab.package(CONTENT)] }, lab.now);
    lab.channel = 'preview';
    const desk = lab.desk();
    await desk.check();
    expect((await desk.report()).newer).toMatchObject({ version: '3.0.0-beta.1' });
    lab.channel = 'stable';
    await desk.forget();
    expect(await desk.report()).toMatchObject({ phase: { name: 'idle' } });
    expect(await desk.report()).not.toHaveProperty('newer');
  });
});

describe('where the program cannot replace itself', () => {
  test.each([
    ['as no package installed it', async () => []],
    ['as there is no installer', undefined],
  ])('%s, a newer version is told and not fetched', async (_, kinds) => {
    lab.publish({ version: '2.0.0' }, lab.now);
    const desk = lab.desk({ installer: kinds && { ...lab.installer, kinds } });
    await desk.check();
    const { newer } = await desk.report();
    expect(newer).toMatchObject({ version: '2.0.0' });
    expect(newer).not.toHaveProperty('size');
    await desk.download();
    expect(await phase(desk)).toEqual({ name: 'available' });
    expect(lab.left).toEqual([]);
  });
});

describe('a download', () => {
  test('is verified, written down and ready to be installed', async () => {
    offer();
    const desk = lab.desk();
    await desk.check();
    const phases: UpdatePhase[] = [];
    const listening = desk.onDidChange(() => void desk.report().then((report) => phases.push(report.phase)));
    await desk.download();
    await listening.dispose();
    expect(await phase(desk)).toEqual({ name: 'ready' });
    expect(phases).toContainEqual({ name: 'downloading', received: 0, size: CONTENT.length });
    expect(lab.left).toEqual([`Sealwright-2.0.0-${process.platform}-${process.arch}.AppImage`]);
    expect(lab.audited).toMatchObject([{ event: 'update-check.downloaded', outcome: 'done' }]);
    expect(lab.audited[0]?.facts?.map(({ value }) => value)).toEqual([
      ...['2.0.0', server.address, 'test-1', lab.package(CONTENT).sha256],
    ]);
  });

  test('after a restart asks the feed once more, and takes what it says then', async () => {
    offer();
    await lab.desk().check();
    lab.publish({ version: '2.1.0', files: [lab.package(CONTENT)] }, new Date(lab.now.getTime() + 1000));
    const desk = lab.desk();
    await desk.resume();
    await desk.download();
    expect(await desk.report()).toMatchObject({ phase: { name: 'ready' }, newer: { version: '2.1.0' } });
  });

  test.each([
    ['update.hash-wrong', { kind: 'flip', at: 10 }],
    ['update.size-wrong', { kind: 'endless' }],
    ['update.interrupted', { kind: 'drop', after: 1000 }],
    ['update.server-error', { kind: 'status', status: 500 }],
  ] as const)('that fails says why: %s', async (code, fault) => {
    offer();
    server.fault('.appimage', fault);
    const desk = lab.desk();
    await desk.check();
    await desk.download();
    expect(await phase(desk)).toEqual(failed('download', code));
    server.fault('.appimage', undefined);
    await desk.download();
    expect(await phase(desk)).toEqual({ name: 'ready' });
  });

  test('that is cancelled leaves nothing and can begin again', async () => {
    offer();
    server.fault('.appimage', { kind: 'stall', after: 1000 });
    const desk = lab.desk();
    await desk.check();
    const downloading = desk.download();
    while (!server.asked.some(({ path }) => path.endsWith('.appimage')))
      await new Promise((resolve) => setImmediate(resolve));
    desk.cancel();
    await downloading;
    expect(await phase(desk)).toEqual({ name: 'available' });
    expect(lab.left).toEqual([]);
  });
});

describe('an installation', () => {
  const ready = async () => {
    offer();
    const desk = lab.desk();
    await desk.check();
    await desk.download();
    return desk;
  };

  test('hands the very file over that was verified', async () => {
    const desk = await ready();
    await desk.install();
    expect(lab.installed).toEqual([
      {
        version: '2.0.0',
        kind: 'appimage',
        file: expect.any(String),
        size: CONTENT.length,
        sha256: lab.package(CONTENT).sha256,
      },
    ]);
    expect(readFileSync(lab.installed[0]!.file).equals(CONTENT)).toBe(true);
    expect(await phase(desk)).toEqual({ name: 'installing' });
    expect(lab.audited.at(-1)).toMatchObject({ event: 'update-check.installing' });
  });

  test('does not begin while a USB key is plugged in', async () => {
    const desk = await ready();
    lab.plugged = [both('网证通-1')];
    expect((await desk.report()).pluggedKeys).toEqual(lab.plugged);
    await expect(desk.install()).rejects.toMatchObject({ code: 'update.keys-plugged', data: { zh: '网证通-1' } });
    expect(lab.installer.install).not.toHaveBeenCalled();
    lab.plugged = [];
    await desk.install();
    expect(lab.installed).toHaveLength(1);
  });

  test.each([UpdateWindowKept({}), UpdateNotInstallable({ reason: 'altered' })])(
    'that is refused can be repeated: $code',
    async (fault) => {
      const desk = await ready();
      lab.installer.install.mockRejectedValueOnce(fault);
      await desk.install();
      expect(await phase(desk)).toEqual(failed('install', fault.code));
      expect(lab.audited.at(-1)).toMatchObject({ event: 'update-check.refused', outcome: 'failed' });
      expect(await lab.desk().resume()).toBe(false);
      await desk.leave();
      expect(await phase(desk)).toEqual({ name: 'ready' });
      await desk.install();
      expect(lab.installed).toHaveLength(1);
    },
  );

  test('is told by the next start: the new version', async () => {
    const desk = await ready();
    lab.installer.install.mockRejectedValueOnce(RpcClosed({}));
    await desk.install();
    const next = lab.desk({ current: '2.0.0' });
    expect(await next.resume()).toBe(true);
    await next.check();
    expect(await phase(next)).toEqual({ name: 'finished', version: '2.0.0' });
    expect(lab.left).toEqual([]);
    await next.conclude();
    expect(await phase(next)).toEqual({ name: 'idle' });
    expect(await lab.desk({ current: '2.0.0' }).resume()).toBe(false);
  });

  test('is told by the next start: still the old version', async () => {
    await (await ready()).install();
    const next = lab.desk();
    expect(await next.resume()).toBe(true);
    expect(await phase(next)).toEqual({ name: 'not-installed', version: '2.0.0' });
    await next.leave();
    expect(await phase(next)).toEqual({ name: 'available' });
  });
});

test('only what its user has concluded is done', async () => {
  lab.publish({ version: '1.0.0' }, lab.now);
  const desk = lab.desk();
  await desk.check();
  await desk.leave();
  expect(await lab.memory.read()).toMatchObject({ concluded: false });
  await desk.conclude();
  expect(await lab.memory.read()).toMatchObject({ concluded: true });
});
