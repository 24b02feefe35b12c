/** Programs that are killed while they write leave nothing half done, and what they began is done once when they try again. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, PARTY_A, PARTY_B, SharedFolder } from './shared-folder.fixture.ts';
import { decodeRecord } from './voucher-record.ts';

const KILLS = 6;

let folder: SharedFolder;
beforeEach(() => {
  folder = new SharedFolder();
});
afterEach(() => folder.dispose());

/** Runs a writer until it has begun so many actions, and `ticks` turns of the event loop more; gives their keys. */
async function killed(run: number, actions: number, ticks: number): Promise<readonly string[]> {
  const program = fileURLToPath(new URL('folder-writer.child.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder.root, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  for await (const part of child.stdout) {
    text += part;
    if (text.split('\n').length <= actions) continue;
    for (let tick = 0; tick < ticks; tick++) await new Promise(setImmediate);
    child.kill('SIGKILL');
    break;
  }
  child.stdout.resume();
  await ended;
  return text.split('\n').slice(0, -1);
}

test('nothing is lost, nothing is done twice, and nothing half done is seen', { timeout: 60_000 }, async () => {
  const keys: string[] = [];
  for (let run = 0; run < KILLS; run++) keys.push(...(await killed(run, 4 + run, 7 * run)));

  for (const id of readdirSync(join(folder.root, 'vouchers'))) {
    for (const revision of readdirSync(join(folder.root, 'vouchers', id))) {
      const place = join(folder.root, 'vouchers', id, revision);
      const record = decodeRecord(readFileSync(join(place, 'record.json'), 'utf8'), id, Number(revision));
      expect(record, place).toBeDefined();
      if (!existsSync(join(place, 'contract.pdf'))) continue;
      const sha256 = createHash('sha256')
        .update(readFileSync(join(place, 'contract.pdf')))
        .digest('hex');
      expect(sha256).toBe(record?.voucher.files.at(-1)?.sha256);
    }
  }

  const a = folder.program(PARTY_A);
  const recipients = [{ ...PARTY_B, role: 'signer' as const, order: 1 }];
  for (const key of keys) {
    const file = fileOf('x'.repeat(200_000));
    const draft = await a.createDraft({ name: key, bizType: 'contract', recipients }, file, key);
    await a.act(draft.id, { kind: 'submit' }, { key: `${key}-submit`, etag: draft.etag });
    expect((await a.events(draft.id)).map(({ type }) => type)).toEqual(['created', 'submitted']);
  }
  expect(keys.length).toBeGreaterThan(KILLS * 4);
  expect(readdirSync(join(folder.root, 'vouchers'))).toHaveLength(keys.length);
  expect((await folder.program(PARTY_B).counts()).pending).toBe(keys.length);
  expect(readdirSync(join(folder.root, 'staging'))).toEqual([]);
});
