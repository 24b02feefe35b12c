import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PinIncorrect, PinLocked, type TokenDriver } from '@sealwright/core/api';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import startDriver from './driver.ts';
import { type Fixture, makeFixture } from './openssl.fixture.ts';
import { keptLog, PIN, softFolder, WRONG_PIN } from './soft-token.fixture.ts';
import { SoftTokenDamaged } from './soft-token-errors.ts';

describe('the tries of a software token', () => {
  let quick: Fixture;
  let slow: Fixture;
  let place: Awaited<ReturnType<typeof softFolder>>;
  let driver: TokenDriver;
  const children: ChildProcess[] = [];

  beforeAll(() => {
    quick = makeFixture({ key: 'P-256', password: PIN });
    slow = makeFixture({ key: 'P-256', password: PIN, pkcs12: ['-iter', '1000000'] });
  });
  beforeEach(async () => {
    place = await softFolder();
    driver = await startDriver({ folder: place.path, log: keptLog().log });
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await place.end();
  });

  const login = (pin: string) => driver.login('a', new TextEncoder().encode(pin));
  const onDisk = async () => JSON.parse(await readFile(place.folder.path('a', 'tries.json'), 'utf8')).left as number;

  function guesser(times: number): { readonly child: ChildProcess; readonly answers: unknown[] } {
    const entry = fileURLToPath(new URL('./wrong-pin.child.ts', import.meta.url));
    const child = fork(entry, [place.path, 'a', String(times)], { execArgv: [] });
    children.push(child);
    const answers: unknown[] = [];
    child.on('message', (answer) => answers.push(answer));
    return { child, answers };
  }

  test('are spent on the disk before the PIN is looked at: killing the process gives none back', async () => {
    await place.add('a', slow, { maxTries: 5 });
    const { child, answers } = guesser(1);
    while ((await onDisk()) === 5) await sleep(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(answers).toEqual([]);
    expect((await driver.pinStatus('a')).triesLeft).toBe(4);
  });

  test('are counted together by processes that guess at the same time', async () => {
    await place.add('a', quick, { maxTries: 7 });
    const guessers = [guesser(6), guesser(6)];
    await Promise.all(guessers.map(({ child }) => once(child, 'exit')));
    const answers = guessers.flatMap((guesser) => guesser.answers);
    expect(answers).toHaveLength(12);
    expect(answers.filter((code) => code === PinIncorrect.code)).toHaveLength(6);
    expect(answers.filter((code) => code === PinLocked.code)).toHaveLength(6);
    await expect(login(PIN)).rejects.toMatchObject({ code: PinLocked.code });
  });

  test('are counted together by calls at the same time', async () => {
    await place.add('a', quick, { maxTries: 3 });
    const faults = await Promise.all([1, 2, 3, 4, 5].map(() => login(WRONG_PIN).catch((fault: unknown) => fault)));
    expect(
      faults
        .filter(PinIncorrect.is)
        .map(({ data }) => data.triesLeft)
        .sort(),
    ).toEqual([1, 2]);
    expect(faults.filter(PinLocked.is)).toHaveLength(3);
  });

  test('run out in steps that the user is told', async () => {
    await place.add('a', quick, { maxTries: 5 });
    const states: string[] = [];
    for (let guess = 0; guess < 5; guess += 1) {
      states.push((await driver.pinStatus('a')).state);
      await login(WRONG_PIN).catch(() => {});
    }
    expect(states).toEqual(['ok', 'ok', 'few-left', 'few-left', 'last-try']);
    expect(await driver.pinStatus('a')).toEqual({ state: 'locked', triesLeft: 0 });
  });

  test('are not spent on a damaged key file', async () => {
    await place.add('a', quick, { maxTries: 3 });
    const file = place.folder.path('a', 'key.p12');
    await writeFile(file, quick.pkcs12.subarray(0, 500));
    await expect(login(PIN)).rejects.toMatchObject({ code: 'token-soft.pkcs12-damaged' });
    expect(await onDisk()).toBe(3);
  });

  test('are not spent on a key file of another certificate, which gives no session', async () => {
    await place.add('a', { pkcs12: quick.pkcs12, chain: slow.chain }, { maxTries: 3 });
    await expect(login(PIN)).rejects.toMatchObject({ code: SoftTokenDamaged.code });
    expect(await onDisk()).toBe(3);
  });

  test.each(['', '{"left":-1}', '{"left":"3"}', '{"left":1e99}'])(
    'that cannot be read (%s) let nobody in',
    async (text) => {
      await place.add('a', quick);
      await writeFile(place.folder.path('a', 'tries.json'), text);
      await expect(login(PIN)).rejects.toMatchObject({ code: SoftTokenDamaged.code });
      await expect(driver.pinStatus('a')).rejects.toMatchObject({ code: SoftTokenDamaged.code });
    },
  );
});
