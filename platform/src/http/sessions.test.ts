import type { Party } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { base64, describeEachDatabase, PlatformLab } from '../testing/index.ts';

describeEachDatabase('log-in', (open) => {
  let lab: PlatformLab;
  let holder: Party;
  beforeAll(async () => {
    lab = await PlatformLab.open({ database: await open() });
    holder = await lab.enrol('JIA');
  });
  afterAll(() => lab.dispose());

  test('a key of a company that the platform knows opens a session for that company', async () => {
    const caller = lab.caller();
    const session = await caller.enter(holder);
    expect(session.subject).toEqual({ code: 'JIA', name: 'JIA公司' });
    const { body } = await caller.call('GET', '/sessions/current');
    expect(body).toEqual({ code: 'JIA', name: 'JIA公司' });
    expect(Date.parse(session.expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  test('a certificate that nobody registered gets no challenge', async () => {
    const { status, body } = await lab.caller().challenge(lab.stranger('unknown'));
    expect([status, body.code]).toEqual([403, 'entry-refused']);
  });

  test('bytes that are no certificate are refused as such', async () => {
    const body = { certificate: base64(new TextEncoder().encode('no certificate')) };
    const answer = await lab.caller().call('POST', '/sessions/challenge', { body });
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
  });

  test('a challenge is answered once, right or wrong', async () => {
    const caller = lab.caller();
    const { body } = await caller.challenge(holder);
    expect((await caller.answer(holder, body)).status).toBe(201);
    expect((await caller.answer(holder, body)).body.code).toBe('not-signed-in');
    const other = (await caller.challenge(holder)).body;
    expect((await caller.answer(holder, other, { by: lab.stranger('thief') })).status).toBe(401);
    expect((await caller.answer(holder, other)).status).toBe(401);
  });

  test('what was signed for another platform opens nothing here', async () => {
    const caller = lab.caller();
    const { body } = await caller.challenge(holder);
    const { status } = await caller.answer(holder, body, { audience: 'http://elsewhere.test' });
    expect(status).toBe(401);
  });

  test('a challenge of one key is not answered by the certificate of another', async () => {
    const caller = lab.caller();
    const other = await lab.enrol('YI');
    const { body } = await caller.challenge(holder);
    expect((await caller.answer(other, body)).status).toBe(401);
  });

  test('a challenge, an access token and a session run out', async () => {
    const caller = lab.caller();
    const { body } = await caller.challenge(holder);
    const session = await caller.enter(holder);
    try {
      lab.ahead = 3 * 60_000;
      expect((await caller.answer(holder, body)).status).toBe(401);
      lab.ahead = 16 * 60_000;
      expect((await caller.call('GET', '/sessions/current')).status).toBe(401);
      const refreshed = await caller.call('POST', '/sessions/refresh', {
        body: { refreshToken: session.refreshToken },
      });
      expect(refreshed.status).toBe(201);
      lab.ahead = 24 * 60 * 60_000;
      const late = (refreshed.body as unknown as typeof session).refreshToken;
      expect((await caller.call('POST', '/sessions/refresh', { body: { refreshToken: late } })).status).toBe(401);
    } finally {
      lab.ahead = 0;
    }
  });

  test('a certificate outside its validity opens nothing', async () => {
    lab.ahead = 60 * 24 * 60 * 60_000;
    try {
      const { status, body } = await lab.caller().challenge(holder);
      expect([status, body.code]).toEqual([403, 'certificate-expired']);
    } finally {
      lab.ahead = 0;
    }
  });

  test('a refresh token is good once more while its answer may have been lost, then it ends the session', async () => {
    const caller = lab.caller();
    const session = await caller.enter(holder);
    const refresh = (refreshToken: string) =>
      caller.call<typeof session>('POST', '/sessions/refresh', { body: { refreshToken } });
    const first = await refresh(session.refreshToken);
    const again = await refresh(session.refreshToken);
    expect([first.status, again.status]).toEqual([201, 201]);
    lab.ahead = 2 * 60_000;
    try {
      expect((await refresh(session.refreshToken)).status).toBe(401);
      expect((await refresh(again.body.refreshToken)).status).toBe(401);
      caller.authorization = `Bearer ${again.body.accessToken}`;
      expect((await caller.call('GET', '/sessions/current')).status).toBe(401);
    } finally {
      lab.ahead = 0;
    }
  });

  test('leaving ends the session with all its tokens', async () => {
    const caller = lab.caller();
    const { refreshToken } = await caller.enter(holder);
    expect((await caller.call('DELETE', '/sessions/current')).status).toBe(204);
    expect((await caller.call('GET', '/sessions/current')).status).toBe(401);
    expect((await caller.call('POST', '/sessions/refresh', { body: { refreshToken } })).status).toBe(401);
  });

  test('a certificate that was struck off refreshes nothing any more', async () => {
    const struck = await lab.enrol('BING');
    const caller = lab.caller();
    const { refreshToken } = await caller.enter(struck);
    await lab.platform.database.asSystem((tx) => tx.query(`delete from party_certificates where party = 'BING'`));
    expect((await caller.call('POST', '/sessions/refresh', { body: { refreshToken } })).status).toBe(401);
  });

  test('nobody sees anything without a token, and what is no token is none', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${'a'.repeat(43)}`, 'Basic abc']) {
      const caller = lab.caller();
      caller.authorization = authorization;
      const { status, headers, body } = await caller.call('GET', '/vouchers?tab=todo');
      expect([status, body.code, headers['www-authenticate']]).toEqual([401, 'not-signed-in', 'Bearer']);
    }
  });

  test('tokens are kept as digests only', async () => {
    const session = await lab.caller().enter(holder);
    const rows = await lab.platform.database.asSystem((tx) => tx.query('select hash from session_tokens'));
    expect(JSON.stringify(rows)).not.toContain(session.accessToken);
    expect(JSON.stringify(rows)).not.toContain(session.refreshToken);
  });

  test('the application role has no right to sessions', async () => {
    await expect(
      lab.platform.database.asParty('JIA', (tx) => tx.query('select * from session_tokens')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('what has run out is swept away, and nothing else', async () => {
    const caller = lab.caller();
    await caller.enter(holder);
    await lab.platform.sessions.sweep();
    expect((await caller.call('GET', '/sessions/current')).status).toBe(200);
    lab.ahead = 24 * 60 * 60_000;
    try {
      await lab.platform.sessions.sweep();
    } finally {
      lab.ahead = 0;
    }
    const rows = await lab.platform.database.asSystem((tx) => tx.query('select id from sessions'));
    expect(rows).toEqual([]);
    expect(lab.faults).toEqual([]);
  });
});
