import { afterEach, expect, test } from 'vitest';
import { type Script, ScriptedServer, session, VOUCHER_ID, voucher, withSessions } from './testing/scripted-server.ts';

let server: ScriptedServer;
afterEach(() => server.stop());

const serve = async (script: Script) => {
  server = await ScriptedServer.start(withSessions(script));
  return server;
};
const refused = { status: 401, body: { code: 'not-signed-in' } };

/** Tokens up to `old` are too old; refreshing gives the next. */
const aging = (old: () => number): Script => {
  let number = 1;
  return ({ path, headers, body }) => {
    if (path === '/sessions/refresh') {
      const { refreshToken } = JSON.parse(body.toString());
      return refreshToken === `refresh-${number}` ? { status: 201, body: session(++number) } : refused;
    }
    return Number(/access-(\d+)$/.exec(headers.authorization ?? '')?.[1]) > old() ? { body: voucher() } : refused;
  };
};

test('a token that is too old is exchanged once, for all who need it', async () => {
  await serve(aging(() => 1));
  const source = await server.entered();
  let changes = 0;
  const listening = source.onDidChange(() => changes++);
  const all = await Promise.all(Array.from({ length: 5 }, () => source.get(VOUCHER_ID)));
  expect(all.map(({ state }) => state)).toEqual(Array(5).fill('signing'));
  expect(server.calls.filter((call) => call === 'POST /sessions/refresh')).toHaveLength(1);
  await source.get(VOUCHER_ID);
  expect(server.calls.filter((call) => call === 'POST /sessions/refresh')).toHaveLength(1);
  expect(changes).toBe(0);
  await listening.dispose();
});

test('where exchanging does not help, nobody is in any more', async () => {
  await serve(aging(() => 9));
  const source = await server.entered();
  let changes = 0;
  const listening = source.onDidChange(() => changes++);
  await expect(source.get(VOUCHER_ID)).rejects.toMatchObject({ code: 'workflow.entry-required' });
  expect(server.calls).toEqual([
    `GET /vouchers/${VOUCHER_ID}`,
    'POST /sessions/refresh',
    `GET /vouchers/${VOUCHER_ID}`,
  ]);
  expect(await source.account()).toBeUndefined();
  expect(changes).toBe(1);
  await expect(source.get(VOUCHER_ID)).rejects.toMatchObject({ code: 'workflow.entry-required' });
  expect(server.calls).toHaveLength(3);
  await listening.dispose();
});

test('a platform that cannot exchange now does not put anybody out', async () => {
  let isDown = true;
  const script = aging(() => 1);
  await serve((asked, response) =>
    isDown && asked.path === '/sessions/refresh'
      ? { status: 503, headers: { 'retry-after': '60' } }
      : script(asked, response),
  );
  const source = await server.entered();
  await expect(source.get(VOUCHER_ID)).rejects.toMatchObject({ code: 'workflow.busy', data: { retryAfter: 60_000 } });
  expect(await source.account()).toEqual({ code: 'B', name: '乙方' });
  isDown = false;
  expect((await source.get(VOUCHER_ID)).state).toBe('signing');
});

test('leaving counts here, though the platform does not answer', async () => {
  await serve(({ method }) => (method === 'DELETE' ? { status: 500 } : { body: voucher() }));
  const source = await server.entered();
  await source.leave();
  expect(await source.account()).toBeUndefined();
  expect(server.asked.at(-1)?.headers.authorization).toBe('Bearer access-1');
  await source.leave();
  expect(server.calls).toEqual(['DELETE /sessions/current']);
});

test('a clock that is wrong puts nobody out', async () => {
  const years = 20 * 365 * 24 * 60 * 60_000;
  const shifted = (text: string) => new Date(Date.parse(text) - years).toISOString();
  server = await ScriptedServer.start((asked, response) => {
    if (asked.path !== '/sessions') return withSessions(() => ({ body: voucher() }))(asked, response);
    const { expiresAt, refreshExpiresAt, ...rest } = session(1);
    return {
      status: 201,
      body: { ...rest, expiresAt: shifted(expiresAt), refreshExpiresAt: shifted(refreshExpiresAt) },
    };
  });
  const source = await server.entered();
  expect(await source.account()).toEqual({ code: 'B', name: '乙方' });
  expect((await source.get(VOUCHER_ID)).state).toBe('signing');
});

test('a key proves to the origin of the address and to no other', async () => {
  await serve(() => undefined);
  const said: string[] = [];
  const prove = async (audience: string, nonce: string) => {
    said.push(audience, nonce);
    return Uint8Array.of(2);
  };
  await server.client().enter({ certificates: [Uint8Array.of(1), Uint8Array.of(3)], prove });
  expect(said).toEqual([server.origin, 'AbCdEfGhIjKlMnOpQrStUv']);
  expect(JSON.parse(server.asked[1]!.body.toString())).toEqual({
    challengeId: 'c1',
    signature: 'Ag==',
    certificateChain: ['AQ==', 'Aw=='],
  });
});
