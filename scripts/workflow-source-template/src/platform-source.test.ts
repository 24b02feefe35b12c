import { describeWorkflowSource } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { DemoServer } from './demo-server.ts';
import { platformSource } from './platform-source.ts';
import { samplePdf, sampleServer } from './sample-contract.ts';

const PARTIES = [
  { code: '91440101MA5A000A1X', name: '甲方有限公司' },
  { code: '91440101MA5B000B2Y', name: '乙方有限公司' },
  { code: '91440101MA5C000C3Z', name: '丙方有限公司' },
] as const;

/** How a company reaches the platform. */
const sourceOf = (server: DemoServer, party: { readonly code: string; readonly name: string }) =>
  platformSource({
    party: () => party,
    address: () => DemoServer.ADDRESS,
    fetch: (request) => server.answer(request),
    onDidChange: () => ({ dispose() {} }),
  });

// What every source has to do. For your platform: start it, or a copy for tests, and connect three companies to it.
describeWorkflowSource({
  data: manifest.sealwright.contributes.workflowSources[0],
  async start() {
    let now = () => new Date();
    const server = new DemoServer(PARTIES, () => now());
    return {
      parties: PARTIES,
      resumes: true,
      connect: async (party) => sourceOf(server, PARTIES[party] ?? PARTIES[0]),
      async passTime(moment) {
        now = () => moment;
      },
      async cut() {
        server.isReachable = false;
        return async () => {
          server.isReachable = true;
        };
      },
      dispose: async () => {},
    };
  },
});

test('the sample platform has a contract for whoever looks', async () => {
  const source = sourceOf(sampleServer(PARTIES[0]), PARTIES[0]);
  const { items } = await source.inbox({ list: 'pending', page: 1, pageSize: 10 });
  expect(items).toMatchObject([{ name: '示例合同', file: { size: samplePdf().length } }]);
});

test('a stranger is asked who it is, and a busy platform is asked again', async () => {
  const stranger = sourceOf(new DemoServer(PARTIES), { code: 'nobody', name: '丁' });
  await expect(stranger.counts()).rejects.toMatchObject({ code: 'workflow.entry-required' });
  const busy = platformSource({
    party: () => PARTIES[0],
    address: () => DemoServer.ADDRESS,
    fetch: async () => new Response('{}', { status: 503, headers: { 'Retry-After': '7' } }),
    onDidChange: () => ({ dispose() {} }),
  });
  await expect(busy.counts()).rejects.toMatchObject({ code: 'workflow.busy', data: { retryAfter: 7_000 } });
});
