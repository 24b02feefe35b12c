/**
 * `pnpm package [--dir]`: makes the installers of this system and processor out of the build in `dist/`, in
 * `dist-packages/`; with `--dir` the unpacked program only. `ELECTRON_OVERRIDE_DIST_PATH` names a folder with another Electron than the one that
 * the project is made for; `SEALWRIGHT_DIST` another build. Debian packages name the
 * project's homepage: they are made where the root's package.json has one.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, Platform } from 'electron-builder';
import { builderConfiguration } from './builder-configuration.ts';
import { type AppRecord, stageApp } from './stage-app.ts';
import { thirdPartyNotices } from './third-party-notices.ts';
import { writeIcons } from './write-icons.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const record = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const release: AppRecord = record('package.json');
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const electronVersion = electronDist
  ? readFileSync(join(electronDist, 'version'), 'utf8').trim()
  : record('app/electron/package.json').devDependencies.electron;

// Outside of the repository: the packager would take its packages for what the program needs at run time.
const work = mkdtempSync(join(tmpdir(), 'sealwright-package-'));
const [app, icons, licences] = [join(work, 'app'), join(work, 'icons'), join(work, 'licences')];
stageApp(process.env.SEALWRIGHT_DIST ?? join(root, 'dist'), app, release);
await writeIcons(icons);
mkdirSync(licences, { recursive: true });
copyFileSync(join(root, 'LICENSE'), join(licences, 'LICENSE.txt'));
const plugins = readdirSync(join(root, 'plugins')).map((name) => join(root, 'plugins', name));
const shells = ['electron', 'renderer', 'pin-dialog'].map((name) => join(root, 'app', name));
writeFileSync(join(licences, 'third-party.txt'), thirdPartyNotices([...shells, ...plugins]));

const config = builderConfiguration({
  icons,
  installerScript: join(root, 'app/electron/src/packaging/offline-shortcut.nsh'),
  licences,
  output: join(root, 'dist-packages'),
  electronVersion,
  arch: process.arch === 'arm64' ? 'arm64' : 'x64',
  hasHomepage: release.homepage !== undefined,
  ...(electronDist && { electronDist }),
});
const isUnpacked = process.argv.includes('--dir');
await build({
  projectDir: app,
  targets: Platform.current().createTarget(isUnpacked ? 'dir' : undefined),
  config,
  publish: 'never',
}).finally(() => rmSync(work, { recursive: true, force: true }));
