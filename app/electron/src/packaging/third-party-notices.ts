import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[.-]|$)/i;
const OWN = '@sealwright/';

/**
 * The licences of everything that the packages in `folders` need at run time, in full, by package: what is inside the
 * bundles, the fonts among it. A package without a licence file is named with the licence that it declares.
 */
export function thirdPartyNotices(folders: readonly string[]): string {
  const found = new Map<string, string>();
  const visited = new Set<string>();
  const visit = (folder: string) => {
    const home = realpathSync(folder);
    if (visited.has(home)) return;
    visited.add(home);
    const { name, version, license, dependencies = {}, optionalDependencies = {} } = readPackage(home);
    if (!name.startsWith(OWN)) found.set(`${name} ${version}`, `${license ?? ''}\n\n${licenceTexts(home)}`.trim());
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const inner = packageFolder(each, home);
      if (inner) visit(inner);
    }
  };
  for (const folder of folders) visit(folder);
  const line = '-'.repeat(80);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${line}\n${title}\n${line}\n${text}\n`)
    .join('\n');
}

function licenceTexts(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

const readPackage = (folder: string): PackageJson => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** As Node looks for it; optional packages of other systems are not there. */
function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}
