import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveRelease } from './local-release.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one package and its description are served at an address that cannot be guessed, until it is closed', async () => {
  const file = join(folder, 'a.AppImage');
  writeFileSync(file, 'package');
  const release = { version: '2.0.0', file, name: 'a.AppImage', size: 7, sha512: 'AAAA' };
  const served = await serveRelease(release);
  const other = await serveRelease(release);
  try {
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    expect(new URL(served.address).pathname).not.toBe(new URL(other.address).pathname);
    const description = await (await fetch(`${served.address}latest-linux.yml`)).json();
    expect(description).toMatchObject({ version: '2.0.0', files: [{ url: 'a.AppImage', size: 7, sha512: 'AAAA' }] });
    expect(await (await fetch(`${served.address}a.AppImage`)).text()).toBe('package');
    expect((await fetch(new URL('/latest-linux.yml', served.address))).status).toBe(404);
    expect((await fetch(new URL('/a.AppImage', served.address))).status).toBe(404);
  } finally {
    served.close();
    other.close();
  }
  await expect(fetch(`${served.address}latest-linux.yml`)).rejects.toThrow();
});
