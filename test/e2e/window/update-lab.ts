/** A feed of updates for window tests, and a build that trusts the key by which it is signed. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FeedLab } from '../../../plugins/update-check/src/testing/feed-lab.ts';
import { defaultDist } from './opening.ts';

/** Where a build has the keys: those of Node's processes, and those of the desktop app's. */
const KEY_FILES = ['.', 'electron'].map((part) => join(part, 'assets/plugin-update-check/update-keys.json'));

export class UpdateLab extends FeedLab {
  /** Folder of a build that differs from the one under test by its keys alone. */
  readonly dist: string;

  constructor() {
    super();
    this.dist = join(this.folder, 'build');
    cpSync(defaultDist(), this.dist, { recursive: true });
    for (const file of KEY_FILES) writeFileSync(join(this.dist, file), JSON.stringify(this.keys));
  }

  /** Sets the address of updates, and further settings, in a profile that was not opened yet. */
  setUp(profile: string, settings: object = {}): void {
    mkdirSync(join(profile, 'plugins/host'), { recursive: true });
    const data = { 'update.feed': this.folder, 'update.checkAtStart': false, ...settings };
    writeFileSync(join(profile, 'plugins/host/settings.json'), JSON.stringify({ version: 1, data }));
  }

  /** What a profile remembers that was to install a version, and was never asked again. */
  setInstalling(profile: string, version: string): void {
    const memory = memoryOf(profile);
    mkdirSync(dirname(memory), { recursive: true });
    const data = { seen: [], concluded: false, installing: version };
    writeFileSync(memory, JSON.stringify({ version: 1, data }));
  }

  /** Whether a profile still remembers that it was to install a version. */
  isInstalling(profile: string): boolean {
    return JSON.parse(readFileSync(memoryOf(profile), 'utf8')).data.installing !== undefined;
  }

  /** Takes everything back that was published. */
  clear(): void {
    for (const name of ['stable.json', 'stable.json.sig', 'files']) {
      rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }
}

const memoryOf = (profile: string) => join(profile, 'plugins/update-check/updates.json');
