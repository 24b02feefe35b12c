import { definePlugin, PluginFault } from '@sealwright/core/api';
import { testPlugin } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { expectNeighbourWorks, NOON, startLab, statusOf, type Tool, Tools, tool } from './fault-lab.ts';

function brokenSaw() {
  return testPlugin(
    { id: 'faulty', contributes: { tools: [tool('saw')] } },
    definePlugin({
      activate({ own, contribute }) {
        own(contribute(Tools, 'saw', { use: () => Promise.reject(new Error('blunt')) }));
      },
    }),
  );
}

test('the third fault in five minutes puts a plugin into quarantine; enabling it clears its record', async () => {
  const host = await startLab([brokenSaw()]);
  const load = () => host.point(Tools).get('saw')?.load() as Promise<Tool>;
  const saw = await load();
  for (let count = 0; count < 2; count++) await expect(saw.use('')).rejects.toSatisfy(PluginFault.is);
  expect(statusOf(host, 'faulty')).toMatchObject({ state: 'active', faults: 2 });
  await expect(saw.use('')).rejects.toSatisfy(PluginFault.is);

  expect(statusOf(host, 'faulty')).toMatchObject({ state: 'quarantined', faults: 3 });
  expect(host.point(Tools).get('saw')).toBeUndefined();
  expect(host.faults.list()).toHaveLength(3);
  for (const fault of host.faults.list()) {
    expect(fault).toMatchObject({ plugin: 'faulty', where: 'point tools/saw', code: 'plugin.fault', time: NOON });
  }
  await expectNeighbourWorks(host);

  await host.plugins.enable('faulty');
  const again = await load();
  await expect(again.use('')).rejects.toSatisfy(PluginFault.is);
  expect(statusOf(host, 'faulty')).toMatchObject({ state: 'active', faults: 4 });
  await host.dispose();
});

test('faults that are further apart than the window do not add up', async () => {
  let time = NOON.getTime();
  const host = await startLab([brokenSaw()], { now: () => new Date(time) });
  const saw = await host.point(Tools).get('saw')?.load();
  for (let count = 0; count < 6; count++) {
    await expect(saw?.use('')).rejects.toSatisfy(PluginFault.is);
    time += 150_001;
  }
  expect(statusOf(host, 'faulty')).toMatchObject({ state: 'active', faults: 6 });
  await host.dispose();
});

test('the rule can be set', async () => {
  const host = await startLab([brokenSaw()], { quarantine: { faults: 1, window: 1000 } });
  const saw = await host.point(Tools).get('saw')?.load();
  await expect(saw?.use('')).rejects.toSatisfy(PluginFault.is);
  expect(statusOf(host, 'faulty')?.state).toBe('quarantined');
  await host.dispose();
});
