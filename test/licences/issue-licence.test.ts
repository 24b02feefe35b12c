/** The tool that makes keys and licences, as an operator uses it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALGORITHMS, type LicenceIssuer } from '../../plugins/license-import/src/issuers.ts';
import { openLicence } from '../../plugins/license-import/src/open-licence.ts';
import { root } from '../../scripts/bundle/root.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-issue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function tool(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/issue-licence.ts'), ...words], {
    ...{ cwd: folder, encoding: 'utf8' },
  });
  return { status, stdout, stderr };
}

test.each(ALGORITHMS)('%s: a key pair, terms and a licence that is accepted with the printed record', (algorithm) => {
  const made = tool('key', '--algorithm', algorithm, '--key-id', 'vendor-1', '--private', 'key.pem');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
  expect(made.stdout).not.toContain('PRIVATE');
  const [, publicKey = ''] = /publicKey: '([^']+)'/.exec(made.stdout) ?? [];
  const issuer: LicenceIssuer = { keyId: 'vendor-1', algorithm, publicKey };
  expect(made.stdout.trim()).toBe(`{ keyId: 'vendor-1', algorithm: '${algorithm}', publicKey: '${publicKey}' },`);

  expect(tool('terms', '--name', '示例供应商', '--days', '30', '--out', 'terms.ini').status).toBe(0);
  const sign = [
    'sign',
    '--terms',
    'terms.ini',
    '--private',
    'key.pem',
    '--key-id',
    'vendor-1',
    '--out',
    '授权导入.ini',
  ];
  expect(tool(...sign)).toMatchObject({ status: 0, stderr: '' });
  const { terms } = openLicence(readFileSync(join(folder, '授权导入.ini')), [issuer]);
  expect(terms).toMatchObject({ licensee: { name: '示例供应商' }, seats: 5 });
  expect(Date.parse(terms.notAfter) - Date.parse(terms.notBefore)).toBe(29 * 86_400_000);
  // No file is ever overwritten.
  expect(tool(...sign).stderr).toContain('EEXIST');
});

test('a private key is not written into the project', () => {
  const path = join(root, 'plugins/license-import/key.pem');
  expect(tool('key', '--algorithm', 'SM2-SM3', '--key-id', 'k', '--private', path).status).toBe(2);
  expect(existsSync(path)).toBe(false);
});

test('what is missing is named', () => {
  expect(tool()).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') });
  expect(tool('key', '--algorithm', 'SM2-SM3')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--key-id'),
  });
});
