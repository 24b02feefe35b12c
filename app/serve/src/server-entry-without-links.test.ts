import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerEntry } from './running-server.ts';

// As on a memory stick: file systems of the FAT family know no links.
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  link: async () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  },
}));

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-entry-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

test('the first of two servers makes its entry, also where the profile knows no links', async () => {
  expect(await new ServerEntry(profile).claim(4711)).toBe(true);
  expect(await new ServerEntry(profile).claim(4712)).toBe(false);
  expect(JSON.parse(readFileSync(join(profile, 'serve.json'), 'utf8'))).toMatchObject({ port: 4711 });
});
