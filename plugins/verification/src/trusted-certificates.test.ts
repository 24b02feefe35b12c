import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentFiles, memorySource, type SettingValue } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { trustedCertificates } from './trusted-certificates.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealwright-anchors-'));
  await mkdir(at('empty'));
  await mkdir(at('roots'));
  await writeFile(at('openssl.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n');
  const request = [
    'req',
    '-x509',
    '-config',
    at('openssl.cnf'),
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
  ];
  for (const name of ['a', 'b'])
    execFileSync(
      'openssl',
      [...request, '-nodes', '-keyout', at(`${name}.key`), '-subj', `/CN=${name}`, '-out', at(`roots/${name}.CRT`)],
      { stdio: 'pipe' },
    );
  await writeFile(at('roots/notes.txt'), 'not a certificate');
});

afterAll(() => rm(folder, { recursive: true }));

const files: DocumentFiles = {
  open: async (path) => ({ ...memorySource(await readFile(path)), path, close: async () => {} }),
  checkTarget: () => Promise.reject(new Error('nothing is written')),
  write: () => Promise.reject(new Error('nothing is written')),
};

function read(...paths: string[]) {
  const get = <T extends SettingValue>() => paths as unknown as T;
  return trustedCertificates({ get }, files);
}

it('reads files and folders, whose other files do not matter', async () => {
  expect((await read(at('roots'))).anchors).toHaveLength(2);
  expect((await read(at('roots/a.CRT'))).anchors).toHaveLength(1);
  expect(await read()).toEqual({ anchors: [] });
});

it('says why there are no anchors, instead of going on with some of them', async () => {
  for (const broken of [at('empty'), at('roots/notes.txt')]) {
    const { anchors, problem } = await read(at('roots'), broken);
    expect(anchors).toEqual([]);
    expect(problem).toMatchObject({ code: 'verification.trust-file-unreadable', data: { path: broken } });
  }
});
