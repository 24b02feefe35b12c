import { expect, test } from 'vitest';
import {
  definePlugin,
  defineService,
  PluginUnavailable,
  ServiceMissing,
  type StampMode,
  StampModes,
} from '../api/index.ts';
import { startTestHost, testPlugin } from '../testkit/index.ts';

interface Greeting {
  greet(name: string): string;
}
const Greeting = defineService<Greeting>('greeting');
const Loud = defineService<{ greet(name: string): string }>('loud');

const greeter = testPlugin(
  { id: 'greeter', provides: { greeting: '1.2.0' } },
  definePlugin({
    activate({ own, provide }) {
      own(provide(Greeting, { greet: (name) => `hello ${name}` }));
    },
  }),
);
const loud = testPlugin(
  { id: 'loud', requires: { greeting: '^1.0.0' }, provides: { loud: '1.0.0' } },
  definePlugin({
    requires: { greeting: Greeting },
    activate({ greeting, own, provide }) {
      own(provide(Loud, { greet: (name) => greeting.greet(name).toUpperCase() }));
    },
  }),
);

const stateOf = (host: Awaited<ReturnType<typeof startTestHost>>, id: string) =>
  host.plugins.list().find((plugin) => plugin.id === id)?.state;

test('a service activates its owner, and what the owner requires first', async () => {
  const host = await startTestHost({ plugins: [loud, greeter] });
  expect(stateOf(host, 'greeter')).toBe('inactive');
  const service = await host.service(Loud);
  expect(service.greet('wang')).toBe('HELLO WANG');
  expect(stateOf(host, 'greeter')).toBe('active');
  expect(stateOf(host, 'loud')).toBe('active');
  expect(host.faults.list()).toEqual([]);
  await host.dispose();
});

test('a service that nobody provides is missing', async () => {
  const host = await startTestHost();
  await expect(host.service(Loud)).rejects.toSatisfy(ServiceMissing.is);
  await host.dispose();
});

test('disabling ends the plugin and its dependents; enabling brings both back', async () => {
  const host = await startTestHost({ plugins: [loud, greeter] });
  const before = await host.service(Loud);
  await host.plugins.disable('greeter');
  expect(stateOf(host, 'greeter')).toBe('disabled');
  expect(stateOf(host, 'loud')).toBe('failed');
  expect(() => before.greet('li')).toThrow(expect.toSatisfy(PluginUnavailable.is));
  await expect(host.service(Greeting)).rejects.toSatisfy(PluginUnavailable.is);
  await expect(host.service(Loud)).rejects.toMatchObject({ code: 'graph.owner-unavailable' });

  await host.plugins.enable('greeter');
  expect((await host.service(Loud)).greet('li')).toBe('HELLO LI');
  expect(host.faults.list()).toEqual([]);
  await host.dispose();
});

test('contributions are listed without loading code, and loaded on first use', async () => {
  let loads = 0;
  const title = { 'zh-CN': '章', en: 'Seal' };
  const data = { title, options: { type: 'object', properties: {} }, seal: 'none' };
  const mode: StampMode = { plan: async () => [] };
  const host = await startTestHost({
    plugins: [
      testPlugin({ id: 'stamps', contributes: { stampModes: [{ id: 'normal', ...data }] } }, async () => {
        loads++;
        return {
          default: definePlugin({
            activate({ own, contribute }) {
              own(contribute(StampModes, 'normal', mode));
            },
          }),
        };
      }),
    ],
  });
  const reader = host.point(StampModes);
  const [contribution] = reader.list();
  expect(contribution).toMatchObject({ id: 'normal', plugin: 'stamps', data });
  expect(loads).toBe(0);
  const [first, second] = await Promise.all([contribution!.load(), reader.get('normal')!.load()]);
  expect(first).toBe(second);
  expect(loads).toBe(1);
  await host.dispose();
});
