import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkPackage } from './check-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = randomBytes(200_000);
const file = join(folder, 'a.AppImage');
writeFileSync(file, content);
const sha256 = createHash('sha256').update(content).digest('hex');
const update = { version: '2.0.0', kind: 'appimage', file, size: content.length, sha256 } as const;

test('the package that was signed is given with its SHA-512', async () => {
  expect(await checkPackage(update)).toBe(createHash('sha512').update(content).digest('base64'));
});

test.each([
  ['another digest', { sha256: 'f'.repeat(64) }, 'altered'],
  ['another size', { size: content.length + 1 }, 'altered'],
  ['a file that is gone', { file: join(folder, 'gone') }, 'ENOENT'],
  ['a folder', { file: folder }, 'EISDIR'],
])('%s is refused', async (_, change, reason) => {
  await expect(checkPackage({ ...update, ...change })).rejects.toMatchObject({
    code: 'update.not-installable',
    data: { reason },
  });
});
