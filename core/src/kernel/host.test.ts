import { expect, test } from 'vitest';
import {
  definePlugin,
  definePoint,
  defineService,
  Localized,
  PluginAdmin,
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

test('however many triggers arrive at once, each plugin is activated once, owners before those that need them', async () => {
  const order: string[] = [];
  const part = (id: string, needs: readonly string[]) =>
    testPlugin(
      { id, provides: { [id]: '1.0.0' }, requires: Object.fromEntries(needs.map((need) => [need, '*'])) },
      definePlugin({
        async activate({ own, provide }) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          order.push(id);
          own(provide(defineService<object>(id), {}));
        },
      }),
    );
  const host = await startTestHost({
    plugins: [part('roof', ['left', 'right']), part('left', ['ground']), part('right', ['ground']), part('ground', [])],
  });
  const triggers = ['roof', 'right', 'roof', 'left', 'ground'];
  await Promise.all(triggers.map((id) => host.service(defineService<object>(id))));
  expect(order[0]).toBe('ground');
  expect(order.slice(1, 3).sort()).toEqual(['left', 'right']);
  expect(order[3]).toBe('roof');
  expect(order).toHaveLength(4);
  await host.dispose();
});

test('a plugin may read a point that another one defines; one that nobody defines is refused', async () => {
  const Colours = definePoint('colours', Localized).of<{ rgb(): string }>();
  const host = await startTestHost({
    plugins: [
      testPlugin({ id: 'palette', points: { colours: Localized } }),
      testPlugin(
        { id: 'red', contributes: { colours: [{ id: 'red', 'zh-CN': '红', en: 'red' }] } },
        definePlugin({ activate: ({ own, contribute }) => void own(contribute(Colours, 'red', { rgb: () => 'f00' })) }),
      ),
    ],
  });
  const red = host.point(Colours).get('red');
  expect(red?.data).toEqual({ 'zh-CN': '红', en: 'red' });
  expect((await red?.load())?.rgb()).toBe('f00');
  expect(() => host.point(definePoint('sounds', Localized).dataOnly())).toThrow(
    expect.objectContaining({ code: 'graph.point-unknown' }),
  );
  await host.dispose();
});

test('the administration of plugins is a service like any other', async () => {
  const host = await startTestHost({ plugins: [greeter] });
  const admin = await host.service(PluginAdmin);
  await admin.disable('greeter');
  expect(stateOf(host, 'greeter')).toBe('disabled');
  await host.dispose();
});
