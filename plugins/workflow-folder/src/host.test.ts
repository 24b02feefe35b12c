import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsAdmin, type WorkflowSource, WorkflowSources } from '@sealwright/core/api';
import { startTestHost, type TestHost } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { fileOf, PARTY_A, PARTY_B } from './shared-folder.fixture.ts';

let root: string;
let hosts: TestHost[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sealwright-shared-'));
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) await host.dispose();
  rmSync(root, { recursive: true, force: true });
});

/** A program with settings of its own. */
async function program() {
  const host = await startTestHost({
    plugins: [{ manifest, origin: 'bundled', load: () => import('./host.ts') }],
  });
  hosts.push(host);
  const settings = await host.service(SettingsAdmin);
  const source: WorkflowSource = await host.point(WorkflowSources).get('folder')!.load();
  const set = async (values: Readonly<Record<string, string>>) => {
    for (const [key, value] of Object.entries(values)) await settings.set(`workflowFolder.${key}`, value);
  };
  return { source, set };
}

test('it says what has to be set first, and works from then on', async () => {
  const { source, set } = await program();
  let changes = 0;
  const listening = source.onDidChange?.(() => changes++);
  const missing = { code: 'workflow.not-configured' };
  await expect(source.account()).rejects.toMatchObject(missing);
  await set({ path: 'contracts' });
  await expect(source.account()).rejects.toMatchObject(missing);
  await set({ path: root });
  await expect(source.counts()).rejects.toMatchObject(missing);
  await set(PARTY_A);
  expect(await source.account()).toEqual(PARTY_A);
  expect(await source.counts()).toMatchObject({ todo: 0, pending: 0 });
  expect(changes).toBe(4);
  await listening?.dispose();
});

test('two programs with the same folder send each other contracts', async () => {
  const [a, b] = [await program(), await program()];
  await a.set({ path: root, ...PARTY_A });
  await b.set({ path: root, ...PARTY_B });
  const recipients = [{ ...PARTY_B, role: 'signer' as const, order: 1 }];
  const content = { name: '测试合同', bizType: 'contract', recipients };
  const draft = await a.source.createDraft(content, fileOf('%PDF'), randomUUID());
  await a.source.act(draft.id, { kind: 'submit' }, { key: randomUUID(), etag: draft.etag });
  expect((await b.source.counts()).pending).toBe(1);
});
