import { SealwrightError } from '@sealwright/core/api';
import { afterEach, expect, test } from 'vitest';
import { ScriptedServer, session, VOUCHER_ID, voucher, withSessions } from './testing/scripted-server.ts';

let server: ScriptedServer;
afterEach(() => server.stop());

/** What a platform may say to any call: a fault of its own, and never one of this program. */
const ODD: readonly unknown[] = [
  '<html>welcome</html>',
  '',
  'null',
  '7',
  '[]',
  '{}',
  '{"items":[null],"total":1}',
  '{"items":7,"total":1}',
  JSON.stringify({ items: Array(30).fill(voucher()), total: 30 }),
  JSON.stringify(voucher({ id: 7 })),
  JSON.stringify(voucher({ state: 'lost' })),
  JSON.stringify(voucher({ createdAt: 'yesterday' })),
  JSON.stringify(voucher({ etag: 'a\nb' })),
  JSON.stringify(voucher({ etag: '合同' })),
  JSON.stringify(voucher({ recipients: null })),
  JSON.stringify(voucher({ allowedActions: ['fly'] })),
  JSON.stringify(voucher({ file: { fileId: 'f', name: 'x', size: -1, sha256: 'z' } })),
  JSON.stringify(voucher({ revision: 0.5 })),
];

test.each(ODD)('%s is no answer to anything', async (body) => {
  server = await ScriptedServer.start(withSessions(() => ({ body })));
  const source = await server.entered();
  const terms = { key: '8f14e45f-ceea-467f-a8d2-9c0f2f0a0b11', etag: `"${VOUCHER_ID}-3"` };
  const bytes = { size: 3, read: async () => Uint8Array.of(1, 2, 3) };
  const file = { name: 'a.pdf', bytes, sha256: 'a'.repeat(64) };
  const content = { name: '合同', bizType: 'contract', recipients: [] };
  const query = { page: 1, pageSize: 10 };
  const calls = {
    list: () => source.list({ ...query, tab: 'todo' }),
    inbox: () => source.inbox({ ...query, list: 'pending' }),
    counts: () => source.counts(),
    get: () => source.get(VOUCHER_ID),
    events: () => source.events(VOUCHER_ID),
    bizTypes: () => source.bizTypes(),
    parties: () => source.parties('x'),
    act: () => source.act(VOUCHER_ID, { kind: 'receive' }, terms),
    sign: () => source.sign(VOUCHER_ID, { ...file, baseSha256: 'b'.repeat(64), marks: [] }, terms),
    createDraft: () => source.createDraft(content, file, terms.key),
    changeDraft: () => source.changeDraft(VOUCHER_ID, content, terms),
    changes: () => source.changes(undefined, AbortSignal.timeout(5_000)).next(),
  };
  for (const [name, call] of Object.entries(calls)) {
    const ended = await call().then(
      (value) => value,
      (fault: unknown) => fault,
    );
    expect(ended, `${name}: ${ended}`).toBeInstanceOf(SealwrightError);
    expect(['platform.answer-odd', 'workflow.unreachable'], name).toContain((ended as SealwrightError).code);
  }
});

test.each([
  {},
  { ...session(1), accessToken: 'a\nb' },
  { ...session(1), subject: null },
  { ...session(1), expiresIn: 'x' },
])('a session that is none lets nobody in: %j', async (body) => {
  server = await ScriptedServer.start((asked, response) =>
    asked.path === '/sessions' ? { status: 201, body } : withSessions(() => ({}))(asked, response),
  );
  const source = server.client();
  const entering = source.enter({ certificates: [Uint8Array.of(1)], prove: async () => Uint8Array.of(2) });
  await expect(entering).rejects.toMatchObject({ code: 'platform.answer-odd' });
  expect(await source.account()).toBeUndefined();
});

test('a voucher is read as it is, without what nobody knows', async () => {
  server = await ScriptedServer.start(
    withSessions(() => ({ body: { ...voucher(), surprise: true, endAt: '2025-05-29T00:00:00Z' } })),
  );
  const source = await server.entered();
  const read = await source.get(VOUCHER_ID);
  expect(read).toEqual({
    ...{ id: VOUCHER_ID, name: '测试合同', bizType: { code: 'contract', name: '电子合同' } },
    ...{
      initiator: { code: 'A', name: '甲方' },
      source: 'server',
      state: 'signing',
      revision: 3,
      etag: `"${VOUCHER_ID}-3"`,
    },
    recipients: [
      {
        code: 'B',
        name: '乙方',
        role: 'signer',
        order: 1,
        state: 'received',
        actedAt: new Date('2025-04-14T02:53:15Z'),
      },
    ],
    createdAt: new Date('2025-04-14T02:53:15Z'),
    endAt: new Date('2025-05-29T00:00:00Z'),
    allowedActions: ['sign', 'reject'],
  });
});

test('an etag that fits no header field stands for nothing that is there', async () => {
  server = await ScriptedServer.start(withSessions(() => ({ body: voucher() })));
  const source = await server.entered();
  for (const etag of ['a\r\nx: y', '合同', '']) {
    const act = source.act(VOUCHER_ID, { kind: 'receive' }, { key: '8f14e45f-ceea-467f-a8d2-9c0f2f0a0b11', etag });
    await expect(act).rejects.toMatchObject({ code: 'workflow.conflict' });
  }
  expect(server.calls).toEqual([]);
});
