import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallHandler, ViewCalls } from '@sealwright/core/api';
import { startTestHost, type TestHost, testPlugin } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { HelpTopic, ProgramFacts } from './common-help-rpc.ts';
import { licenceText } from './licence-text.ts';

const page = {
  id: 'crm.help',
  title: { 'zh-CN': '客户系统', en: 'CRM' },
  group: 'documents',
  text: { 'zh-CN': '从客户系统取得合同。', en: 'Contracts come from the CRM.' },
  about: ['crm.page'],
};

let host: TestHost;
let calls: CallHandler;
beforeEach(async () => {
  const crm = testPlugin({ id: 'crm', contributes: { helpPages: [page] } }, { activate() {} });
  host = await startTestHost({ plugins: [crm, { manifest, origin: 'bundled', load: () => import('./host.ts') }] });
  calls = await host.point(ViewCalls).get('help')!.load();
});
afterEach(() => host.dispose());

test('topics of other plugins come and go with them', async () => {
  const ended = new AbortController();
  const reports: string[][] = [];
  const watching = calls.call('watchTopics', [], {
    signal: ended.signal,
    progress: (topics) => void reports.push((topics as HelpTopic[]).map(({ id }) => id)),
  });
  await expect.poll(() => reports).toEqual([['crm.help']]);
  await host.plugins.disable('crm');
  await expect.poll(() => reports.at(-1)).toEqual([]);
  ended.abort();
  await watching;
});

test('the program says what it is, by the version that it is released with', async () => {
  const context = { signal: new AbortController().signal, progress: () => {} };
  const facts = (await calls.call('programFacts', [], context)) as ProgramFacts;
  const product = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  expect(facts).toMatchObject({ version: product.version, node: process.versions.node, profile: host.profile });
  expect(facts).not.toHaveProperty('electron');
});

test('licences are read where a package carries them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-licences-'));
  try {
    expect(await licenceText('own', folder)).toBeNull();
    mkdirSync(join(folder, 'licences'));
    writeFileSync(join(folder, 'licences/third-party.txt'), 'MIT');
    expect(await licenceText('third-party', folder)).toBe('MIT');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
