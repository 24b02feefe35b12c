import type { SettingValue } from '@sealwright/core/api';
import { createStore } from '@sealwright/ui';
import { expect, it } from 'vitest';
import { trustRoot } from './trust-root.ts';

const KEY = 'verification.trustedCertificates';
const calls = { keepRoot: async (id: string, sha256: string) => `/profile/${id}/${sha256}.cer` };

function workbench(paths: readonly string[]) {
  const settings = createStore<Record<string, SettingValue>>(() => ({ [KEY]: [...paths] }));
  const setSetting = async (key: string, value: SettingValue) => settings.setState({ [key]: value });
  return { settings, setSetting };
}

it('adds the file of the root to what is trusted already, once', async () => {
  const window = workbench(['/home/ca.pem']);
  await trustRoot(calls, window, 'a', { sha256: 'ff' });
  await trustRoot(calls, window, 'a', { sha256: 'ff' });
  expect(window.settings.getState()[KEY]).toEqual(['/home/ca.pem', '/profile/a/ff.cer']);
});

it('changes nothing where the root is gone', async () => {
  const window = workbench([]);
  const gone = { keepRoot: () => Promise.reject(new Error('gone')) };
  await expect(trustRoot(gone, window, 'a', { sha256: 'ff' })).rejects.toThrow('gone');
  expect(window.settings.getState()[KEY]).toEqual([]);
});
