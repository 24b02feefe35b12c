import { expect, test } from 'vitest';
import { definePlugin, defineService, HostLog } from '../api/index.ts';
import { startTestHost, testPlugin } from '../testkit/index.ts';

const Quiet = defineService<object>('quiet');
const quiet = testPlugin(
  { id: 'quiet', provides: { quiet: '1.0.0' } },
  definePlugin({ activate: ({ own, provide }) => void own(provide(Quiet, {})) }),
);

test('what becomes active and what ends is written down once, where plugins can read it', async () => {
  const host = await startTestHost({ plugins: [quiet] });
  const log = await host.service(HostLog);
  const written = () => log.since(0).map(({ plugin, message, data }) => [plugin, message, data?.plugin]);
  expect(written()).toEqual([]);
  await host.service(Quiet);
  await host.service(Quiet);
  await host.plugins.disable('quiet');
  expect(written()).toEqual([
    ['host', 'a plugin is active', 'quiet'],
    ['host', 'a plugin has ended', 'quiet'],
  ]);
  await host.dispose();
});
