import { expect, test } from 'vitest';
import type { ReleasePackage } from './feed/release-manifest.ts';
import { type Judging, judgeRelease } from './judge-release.ts';
import { testManifest } from './testing/feed-lab.ts';

const file = (change: Partial<ReleasePackage>): ReleasePackage => {
  return { os: 'linux', arch: 'x64', kind: 'deb', url: 'a.deb', size: 1, sha256: '0'.repeat(64), ...change };
};
const files = [
  file({ kind: 'appimage', arch: 'arm64' }),
  file({ kind: 'appimage' }),
  file({}),
  file({ os: 'win32', kind: 'nsis' }),
  file({ os: 'plan9', kind: 'tape' }),
];
const JUDGING: Judging = { current: '1.2.3', seen: undefined, os: 'linux', arch: 'x64', kinds: ['appimage'] };
const judge = (manifest: Parameters<typeof testManifest>[0], change: Partial<Judging> = {}) =>
  judgeRelease(testManifest({ files, ...manifest }), { ...JUDGING, ...change });
const refused = (code: string, data = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) });

test.each(['1.2.3', '1.2.2', '1.2.3-beta.9', '0.9.9', '1.2.3+build.7'])('%s is nothing new', (version) => {
  expect(judge({ version })).toEqual({ newer: false });
});

test.each(['1.2.4', '1.10.0', '2.0.0', '1.3.0-beta.1'])('%s is newer', (version) => {
  expect(judge({ version })).toMatchObject({ newer: true });
});

test('the release follows its own preview', () => {
  expect(judge({ version: '2.0.0' }, { current: '2.0.0-beta.3' })).toMatchObject({ newer: true });
  expect(judge({ version: '2.0.0-beta.2' }, { current: '2.0.0-beta.3' })).toEqual({ newer: false });
});

test('the package is the one for this computer and for how the program was installed', () => {
  expect(judge({})).toMatchObject({ package: { os: 'linux', arch: 'x64', kind: 'appimage' } });
  expect(judge({}, { kinds: ['deb'] })).toMatchObject({ package: { kind: 'deb' } });
  expect(judge({}, { kinds: ['deb', 'appimage'] })).toMatchObject({ package: { kind: 'deb' } });
  expect(judge({}, { arch: 'arm64' })).toMatchObject({ package: { arch: 'arm64' } });
  expect(judge({}, { os: 'win32', kinds: ['nsis'] })).toMatchObject({ package: { os: 'win32' } });
});

test('without one for this computer the update is refused, unless its user installs it by hand', () => {
  expect(() => judge({}, { arch: 'loong64' })).toThrow(refused('update.package-missing', { system: 'linux loong64' }));
  expect(() => judge({}, { os: 'darwin', kinds: ['dmg'] })).toThrow(refused('update.package-missing'));
  expect(judge({}, { arch: 'loong64', kinds: [] })).toEqual({ newer: true });
});

test('what is older than something seen before is refused, by its version or by its date, newer or not', () => {
  const seen = { version: '9.1.0', issuedAt: '2026-11-20T00:00:00Z' };
  expect(() => judge({ version: '9.0.0' }, { seen })).toThrow(refused('update.rolled-back', { seen: '9.1.0' }));
  const issuedAt = '2026-11-19T23:59:59Z';
  expect(() => judge({ version: '9.1.0', issuedAt }, { seen })).toThrow(refused('update.rolled-back'));
  expect(() => judge({ version: '1.2.3', issuedAt }, { seen })).toThrow(refused('update.rolled-back'));
  expect(judge({ version: '9.1.0', issuedAt: '2026-11-20T08:00:00+08:00' }, { seen })).toMatchObject({ newer: true });
});

test('a version that cannot follow this one is refused', () => {
  expect(() => judge({ minimumEngine: '1.2.4' })).toThrow(
    refused('update.engine-too-old', { minimum: '1.2.4', current: '1.2.3' }),
  );
  expect(judge({ minimumEngine: '1.2.3' })).toMatchObject({ newer: true });
});
