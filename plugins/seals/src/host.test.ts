import {
  CliCommands,
  type CliInvocation,
  DocumentFiles,
  definePlugin,
  Keys,
  SealSources,
  Seals,
} from '@sealwright/core/api';
import { shellService } from '@sealwright/core/kernel';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { fakeKeys } from './devices/fake-keys.fixture.ts';
import { makeSeal } from './seal.fixture.ts';

let host: TestHost;

const noFiles = {} as DocumentFiles;

const source = (id: string, list: () => Promise<ReturnType<typeof makeSeal>[]>) =>
  testPlugin(
    { id, contributes: { sealSources: [{ id, title: { 'zh-CN': '印章', en: 'Seals' } }] } },
    definePlugin({ activate: ({ own, contribute }) => void own(contribute(SealSources, id, { list })) }),
  );

beforeEach(async () => {
  host = await startTestHost({
    services: [shellService(Keys, '1.0.0', fakeKeys([])), shellService(DocumentFiles, '1.0.0', noFiles)],
    plugins: [
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
      source('good', async () => [makeSeal({ id: 'one' })]),
      source('faulty', () => Promise.reject(new Error('no connection'))),
    ],
  });
});
afterEach(() => host.dispose());

test('seals are found though another source fails, which the log names', async () => {
  const seals = await host.service(Seals);
  expect(await seals.find('公章')).toMatchObject({ id: 'one', source: 'good' });
  expect(host.log).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      message: 'a seal source was left out',
      data: expect.objectContaining({ source: 'faulty' }),
    }),
  );
});

test('the command is there', async () => {
  const command = await host.point(CliCommands).get('seals-list')?.load();
  const result = await command?.run({ locale: 'en', signal: new AbortController().signal } as CliInvocation);
  expect(result?.text).toContain('公章');
});
