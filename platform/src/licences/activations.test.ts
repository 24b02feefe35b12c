import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/index.ts';
import { describeEachDatabase } from '../testing/index.ts';
import { Activations } from './activations.ts';

const licence = '; 授权导入.ini\r\n[License]\r\nId=LIC-1\r\nNotAfter=2026-01-08 ; 到期\r\n[Modules]\r\nSeats=2\r\n';
const until = '2026-01-08T16:00:00.000Z';

describeEachDatabase('activations', (open) => {
  let database: Database;
  let folder: string;
  let now: Date;
  beforeAll(async () => {
    database = await open();
    folder = mkdtempSync(join(tmpdir(), 'sealwright-licences-'));
    writeFileSync(join(folder, '授权导入.ini'), licence);
    writeFileSync(join(folder, 'unbound.INI'), '[License]\nId=LIC-2\n');
    writeFileSync(join(folder, 'notes.txt'), 'not a licence');
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    now = new Date('2025-04-14T10:53:15Z');
  });
  const activate = (machine: string, text = licence) =>
    new Activations({ database, folder, now: () => now }).activate({ licence: text, machine });

  test('as many machines as there are seats, each as often as it likes', async () => {
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((machine) => activate(machine)));
    expect(outcomes.filter(({ activated }) => activated)).toEqual(Array(2).fill({ activated: true, until }));
    expect(outcomes.filter(({ activated }) => !activated)).toEqual(
      Array(2).fill({ activated: false, reason: 'no-seats', until }),
    );
    for (const [i, machine] of ['a', 'b', 'c', 'd'].entries()) expect(await activate(machine)).toEqual(outcomes[i]);
  });

  test('until the end of its last day in China', async () => {
    now = new Date('2026-01-08T15:59:59.999Z');
    expect(await activate('x')).toMatchObject({ reason: 'no-seats' });
    now = new Date(until);
    expect(await activate('a')).toEqual({ activated: false, reason: 'expired', until });
  });

  test('one that names neither end nor seats', async () => {
    expect(await activate('a', '[License]\nId=LIC-2\n')).toEqual({ activated: true });
  });

  test.each([
    ['another text', '[License]\nId=LIC-9\n'],
    ['one byte more', `${licence} `],
    ['the text of another file', 'not a licence'],
    ['something long', 'x'.repeat(70_000)],
  ])('%s is nothing that was issued', async (_, text) => {
    await expect(activate('a', text)).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      new Activations({ database, folder: undefined }).activate({ licence, machine: 'a' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
