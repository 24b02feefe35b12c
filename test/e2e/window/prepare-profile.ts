import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/bundle/root.ts';

export interface ProfileOptions {
  /** Folder of the profile. */
  readonly profile: string;
  /** Whether the first steps begin by themselves, as they do in a new profile; default `false`. */
  readonly firstRun?: boolean;
  /** Whether hints come beside what is seen for the first time; default `false`. */
  readonly hints?: boolean;
  /** Settings of a new profile, by key. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** Keeps from coming up by itself what the test is not about. */
export function prepareProfile({ profile, firstRun = false, hints = false, settings }: ProfileOptions): void {
  const begun = join(profile, 'plugins/first-run/progress.json');
  if (!firstRun && !existsSync(begun)) write(begun, { hasBegun: true, skipped: [] });
  const chosen = join(profile, 'plugins/host/settings.json');
  if (settings && !existsSync(chosen)) write(chosen, settings);
  if (!hints) write(join(profile, 'plugins/hints/hints.json'), { seen: allHints() });
}

/** Of all plugins in the repository. */
function allHints(): readonly string[] {
  const manifests = readdirSync(join(root, 'plugins')).map((name) => join(root, 'plugins', name, 'package.json'));
  return manifests.filter(existsSync).flatMap((path) => {
    const { contributes = {} } = JSON.parse(readFileSync(path, 'utf8')).sealwright;
    return (contributes.hints ?? []).map(({ id }: { readonly id: string }) => id);
  });
}

/** As the plugin's own store does. */
function write(file: string, data: object): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 1, data }));
}
