import {
  type HostDriver,
  KeyMissing,
  type PinEntry,
  PinLocked,
  SealwrightError,
  SessionClosed,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { describe, expect, test, vi } from 'vitest';
import { makeDriver, makeKey, makeProcesses, silent } from './key.fixture.ts';
import { OpenSessions } from './open-sessions.ts';

const key = makeKey();
const purpose = { action: 'sign', subject: 'contract.pdf' } as const;
const mechanism = { kind: 'rsa-pss', hash: 'sha256', saltLength: 32 } as const;
const digest = new Uint8Array(32);

function setting(override: Partial<HostDriver> = {}) {
  const logout = vi.fn(async () => {});
  const sign = vi.fn(async () => Uint8Array.of(1));
  const driver = makeDriver([{}], { logout, sign, ...override });
  const made = makeProcesses({ soft: driver, other: makeDriver([{ driver: 'other' }]) });
  const { processes, restart, changeTokens } = made;
  const unlock = vi.fn<PinEntry['unlock']>(async () => ({ session: 's1' }));
  const pinChanged = vi.fn();
  const keys = new OpenSessions(processes, { unlock, setPin: async () => {} }, pinChanged, silent);
  return { keys, unlock, logout, sign, restart, changeTokens, pinChanged };
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'resolved',
    (fault) => fault.code ?? fault,
  );

describe('opening a key', () => {
  test('asks for the PIN once, saying what for and how the PIN stands', async () => {
    const { keys, unlock, sign } = setting();
    const session = await keys.open(key, purpose);
    expect(unlock.mock.calls.map(([request]) => request)).toEqual([
      {
        driver: 'soft',
        token: key.token,
        holder: key.certificate.subject,
        pin: { state: 'ok', triesLeft: 5 },
        purpose,
      },
    ]);
    expect(await session.sign(key, mechanism, digest)).toEqual(Uint8Array.of(1));
    expect(sign.mock.calls).toEqual([['s1', 'key', mechanism, digest]]);
  });

  test('of a device asks for whose signing key it holds, and says so where every signature wants the PIN', async () => {
    const { keys, unlock } = setting();
    const name = { 'zh-CN': '钥匙', en: 'Key' };
    const encryption = makeKey({ usage: 'encryption', holder: '李四' });
    const device = { ref: 'soft:token', driver: 'soft', token: key.token, name };
    await keys.open({ ...device, keys: [encryption, makeKey({ pinPerSignature: true })] }, purpose);
    await keys.open({ ...device, keys: [] }, purpose);
    expect(unlock.mock.calls[0]?.[0]).toMatchObject({ holder: '张三', pinPerSignature: true });
    expect(unlock.mock.calls[1]?.[0]).not.toHaveProperty('holder');
    expect(unlock.mock.calls[1]?.[0]).not.toHaveProperty('pinPerSignature');
  });

  test('tells when the PIN may stand otherwise than before', async () => {
    const { keys, unlock, pinChanged } = setting();
    await keys.open(key, purpose);
    expect(pinChanged).not.toHaveBeenCalled();
    unlock.mockRejectedValue(Object.assign(new Error(), { code: 'pin.cancelled' }));
    await codeOf(keys.open(key, purpose));
    expect(pinChanged.mock.calls).toEqual([['soft']]);
    const shaken = setting({ pinStatus: async () => ({ state: 'last-try' }) });
    await shaken.keys.open(key, purpose);
    expect(shaken.pinChanged.mock.calls).toEqual([['soft']]);
  });

  test('does not ask where the PIN is locked', async () => {
    const { keys, unlock } = setting({ pinStatus: async () => ({ state: 'locked' }) });
    expect(await codeOf(keys.open(key, purpose))).toBe(PinLocked.code);
    expect(unlock).not.toHaveBeenCalled();
  });

  test('does not ask again after a wrong PIN', async () => {
    const { keys, unlock } = setting();
    unlock.mockRejectedValue(Object.assign(new Error(), { code: 'token.pin-incorrect' }));
    expect(await codeOf(keys.open(key, purpose))).toBe('token.pin-incorrect');
    expect(unlock).toHaveBeenCalledTimes(1);
  });

  test('asks nobody when it was given up before, and logs out when it was given up meanwhile', async () => {
    const { keys, unlock, logout } = setting();
    expect(await codeOf(keys.open(key, purpose, AbortSignal.abort('given up')))).toBe('given up');
    expect(unlock).not.toHaveBeenCalled();
    const giveUp = new AbortController();
    unlock.mockImplementation(async () => {
      giveUp.abort('given up');
      return { session: 's2' };
    });
    expect(await codeOf(keys.open(key, purpose, giveUp.signal))).toBe('given up');
    expect(logout.mock.calls).toEqual([['s2']]);
  });
});

describe('a session', () => {
  test('logs out once when it is closed, and signs no more', async () => {
    const { keys, logout } = setting();
    const session = await keys.open(key, purpose);
    await Promise.all([session.close(), session.close()]);
    expect(logout.mock.calls).toEqual([['s1']]);
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
  });

  test('closes though the driver cannot log out', async () => {
    const { keys } = setting({ logout: () => Promise.reject(new Error('gone')) });
    const session = await keys.open(key, purpose);
    await session.close();
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
  });

  test('is over when its driver starts anew, not when another one does', async () => {
    const { keys, restart, logout } = setting();
    const session = await keys.open(key, purpose);
    restart('other');
    await session.sign(key, mechanism, digest);
    restart('soft');
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
    await session.close();
    expect(logout).not.toHaveBeenCalled();
  });

  test('is over from the start when the driver started anew while the PIN was typed', async () => {
    const { keys, restart, unlock } = setting();
    unlock.mockImplementation(async () => {
      restart('soft');
      return { session: 's1' };
    });
    const session = await keys.open(key, purpose);
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
  });

  test('says that it is over to a call that was under way', async () => {
    let die = (_: Error) => {};
    const hanging = new Promise<Uint8Array>((_, reject) => {
      die = reject;
    });
    const { keys, restart } = setting({ sign: () => hanging });
    const session = await keys.open(key, purpose);
    const call = codeOf(session.sign(key, mechanism, digest));
    restart('soft');
    die(new Error('the process ended'));
    expect(await call).toBe(SessionClosed.code);
  });

  test('tells a call that was under way why it is over, where someone knows', async () => {
    const crash = new SealwrightError('driver.crashed', {}, { 'zh-CN': '驱动意外退出。', en: 'The driver stopped.' });
    let restartDriver = () => {};
    const { keys, restart } = setting({
      sign: async () => {
        restartDriver();
        throw crash;
      },
    });
    restartDriver = () => restart('soft');
    const session = await keys.open(key, purpose);
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe('driver.crashed');
  });

  test('is closed when its token leaves, and stays closed when the token comes back', async () => {
    let tokens: readonly TokenInfo[] = [key.token];
    const { keys, changeTokens, logout } = setting({ tokens: async () => tokens });
    const session = await keys.open(key, purpose);
    changeTokens('soft');
    await session.sign(key, mechanism, digest);
    expect(logout).not.toHaveBeenCalled();
    tokens = [];
    changeTokens('soft');
    await vi.waitFor(() => expect(logout.mock.calls).toEqual([['s1']]));
    tokens = [key.token];
    changeTokens('soft');
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(TokenRemoved.code);
  });

  test('is not troubled by a token that was pulled out and put back before the PIN was typed', async () => {
    let tokens: readonly TokenInfo[] = [];
    const { keys, changeTokens, unlock } = setting({ tokens: async () => tokens });
    unlock.mockImplementation(async () => {
      changeTokens('soft');
      await new Promise(setImmediate);
      tokens = [key.token];
      changeTokens('soft');
      return { session: 's1' };
    });
    const session = await keys.open(key, purpose);
    expect(await session.sign(key, mechanism, digest)).toEqual(Uint8Array.of(1));
  });

  test('is closed when who opened it has gone away, such as a window', async () => {
    const { keys, logout } = setting();
    const window = new AbortController();
    const session = await keys.open(key, purpose, window.signal);
    await session.sign(key, mechanism, digest);
    window.abort();
    expect(logout.mock.calls).toEqual([['s1']]);
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
  });

  test('is closed when nobody uses it for two minutes, however long it was used before', async () => {
    vi.useFakeTimers();
    try {
      let finish = (_: Uint8Array) => {};
      const slow = () =>
        new Promise<Uint8Array>((resolve) => {
          finish = resolve;
        });
      const { keys, logout } = setting({ sign: slow });
      const session = await keys.open(key, purpose);
      vi.advanceTimersByTime(119_000);
      const call = session.sign(key, mechanism, digest);
      vi.advanceTimersByTime(600_000);
      finish(Uint8Array.of(1));
      await call;
      vi.advanceTimersByTime(119_000);
      expect(logout).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1_000);
      expect(logout.mock.calls).toEqual([['s1']]);
      expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
    } finally {
      vi.useRealTimers();
    }
  });

  test('reads what the token shows to its holder', async () => {
    const seal = { label: 'seal', value: Uint8Array.of(1) };
    const data = vi.fn(async () => [seal]);
    const { keys } = setting({ data });
    const session = await keys.open(key, purpose);
    expect(await session.data()).toEqual([seal]);
    expect(data.mock.calls).toEqual([['token', 's1']]);
    await session.close();
    expect(await codeOf(session.data())).toBe(SessionClosed.code);
    expect(await (await setting().keys.open(key, purpose)).data()).toEqual([]);
  });

  test('can be given up in the middle of a call that hangs', async () => {
    const { keys } = setting({ sign: () => new Promise(() => {}) });
    const session = await keys.open(key, purpose);
    const giveUp = new AbortController();
    const call = codeOf(session.sign(key, mechanism, digest, giveUp.signal));
    giveUp.abort('given up');
    expect(await call).toBe('given up');
  });

  test('signs with keys of its own token only', async () => {
    const { keys, sign } = setting();
    const session = await keys.open(key, purpose);
    for (const other of [makeKey({ token: 'b' }), makeKey({ driver: 'other' })]) {
      expect(await codeOf(session.sign(other, mechanism, digest))).toBe(KeyMissing.code);
    }
    expect(sign).not.toHaveBeenCalled();
  });

  test('is closed with the plugin', async () => {
    const { keys, logout } = setting();
    const closed = await keys.open(key, purpose);
    await keys.open(key, purpose);
    await closed.close();
    await keys.dispose();
    expect(logout).toHaveBeenCalledTimes(2);
  });

  test('is closed with the plugin though its PIN is given later', async () => {
    const { keys, unlock, logout } = setting();
    let give = (_: { session: string }) => {};
    unlock.mockImplementation(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    const opening = keys.open(key, purpose);
    await vi.waitFor(() => expect(unlock).toHaveBeenCalled());
    await keys.dispose();
    give({ session: 'late' });
    const session = await opening;
    expect(logout.mock.calls).toEqual([['late']]);
    expect(await codeOf(session.sign(key, mechanism, digest))).toBe(SessionClosed.code);
  });
});
