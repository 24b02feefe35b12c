/** `pnpm lint`: holds every import of the repository against the table in `layers.ts` and looks for circles. Exit code 1 names each fault. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { type Layer, layers } from './layers.ts';

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly reason: string;
}

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** `dependencies` by package folder ('core', 'plugins/signing', '' for the root's devDependencies). */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

export function checkLayers(files: readonly SourceFile[], dependencies: Dependencies): readonly Violation[] {
  return files.flatMap((file) => {
    const layer = layers.find(({ files: pattern }) => matches(pattern, file.path));
    if (!layer) return [{ file: file.path, line: 1, specifier: '', reason: 'no layer of the table holds this file' }];
    return importsOf(file).flatMap(({ specifier, line }) => {
      const target = targetOf(file.path, specifier, dependencies);
      if (target && allows(layer, target)) return [];
      const reason = target
        ? `${layer.files} may not import ${target.kind} ${target.name}`
        : 'leads nowhere that the table knows';
      return [{ file: file.path, line, specifier, reason }];
    });
  });
}

/** Names every import that leads back to the file that it stands in: such files can only be understood together. */
export function checkCircles(files: readonly SourceFile[]): readonly Violation[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): Violation[] => {
    way.push(path);
    const violations = (imports.get(path) ?? []).flatMap(({ specifier, line }): Violation[] => {
      const target = specifier.startsWith('.') ? resolved(path, specifier) : specifier;
      if (!imports.has(target) || done.has(target)) return [];
      if (!way.includes(target)) return visit(target);
      const circle = [...way.slice(way.indexOf(target)), target].join(' -> ');
      return [{ file: path, line, specifier, reason: `closes a circle of imports: ${circle}` }];
    });
    done.add(way.pop() as string);
    return violations;
  };
  return [...imports.keys()].flatMap((path) => (done.has(path) ? [] : visit(path)));
}

interface Target {
  readonly kind:
    | 'self'
    | 'core'
    | 'crypto'
    | 'driver-kit'
    | 'fonts'
    | 'platform'
    | 'shell'
    | 'ui'
    | 'plugins'
    | 'node'
    | 'npm'
    | 'dev'
    | 'virtual'
    | 'scripts';
  /** For `self` the path of the file, for the others the module's name. */
  readonly name: string;
}

function targetOf(from: string, specifier: string, dependencies: Dependencies): Target | undefined {
  const home = packageOf(from);
  if (specifier.startsWith('.')) {
    const path = resolved(from, specifier);
    if (packageOf(path) === home) return { kind: 'self', name: path };
    const [area] = path.split('/');
    return area === 'plugins' || area === 'scripts' || area === 'platform' ? { kind: area, name: path } : undefined;
  }
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier };
  if (builtinModules.includes(specifier)) return undefined;
  const shared = /^@sealwright\/(core|crypto|driver-kit|fonts|platform)\/(\w+)(?:\/|$)/.exec(specifier);
  if (shared?.[2])
    return { kind: shared[1] as 'core' | 'crypto' | 'driver-kit' | 'fonts' | 'platform', name: shared[2] };
  const shell = /^@sealwright\/shell\/(\w+)$/.exec(specifier);
  if (shell?.[1]) return { kind: 'shell', name: shell[1] };
  if (specifier === '@sealwright/ui' || specifier.startsWith('@sealwright/ui/')) return { kind: 'ui', name: specifier };
  if (specifier.startsWith('@sealwright/')) return { kind: 'plugins', name: specifier };
  if (specifier.startsWith('sealwright:')) return { kind: 'virtual', name: specifier };
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (dependencies.get(home)?.has(name)) return { kind: 'npm', name };
  return dependencies.get('')?.has(name) ? { kind: 'dev', name } : undefined;
}

function allows({ may }: Layer, { kind, name }: Target): boolean {
  return may.some((entry) => {
    const [wanted, ...rest] = entry.split(':');
    const detail = rest.join(':');
    const [area, part] = wanted?.split('/') ?? [];
    if (part !== undefined) return kind === area && (part === '*' || name === part);
    if (wanted !== kind) return false;
    if (detail === '') return true;
    return kind === 'self' ? matches(detail, name) || matches(`${detail}/**`, name) : name === detail;
  });
}

/** Path of the file that a relative import names. */
function resolved(from: string, specifier: string): string {
  return join(dirname(from), specifier).replaceAll('\\', '/');
}

function packageOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'plugins' || first === 'app' ? `${first}/${second}` : first;
}

function importsOf({ path, text }: SourceFile): { readonly specifier: string; readonly line: number }[] {
  const { module, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const at = (offset: number) => text.slice(0, offset).split('\n').length;
  const found = [
    ...module.staticImports.map(({ moduleRequest: m }) => ({ specifier: m.value, line: at(m.start) })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest: m }) => (m ? [{ specifier: m.value, line: at(m.start) }] : [])),
    ),
  ];
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"`](.+)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    // A computed import is one that a person chose at run time; only literal ones can be checked.
    if (literal?.[1]) found.push({ specifier: literal[1], line: at(moduleRequest.start) });
  }
  return found;
}

function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?')
    .replaceAll('\u0001', '.*');
  return new RegExp(`^${source}$`).test(path);
}

function readRepository(root: string): { files: SourceFile[]; dependencies: Dependencies } {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '');
  const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const dependencies = new Map<string, Set<string>>();
  for (const path of listed.filter((each) =>
    /^(core|crypto|driver-kit|fonts|platform|plugins\/[^/]+|app\/[^/]+)\/package\.json$/.test(each),
  )) {
    const { dependencies: required = {}, optionalDependencies: optional = {}, devDependencies: dev = {} } = json(path);
    const runtime = { ...required, ...optional };
    // Core's tests run the libraries that it is made for, the platform's types are made by one; Electron, which packagers want among the dev dependencies, is the
    // runtime of the desktop app.
    const counted = /^(core|platform|app\/electron)\//.test(path) ? { ...runtime, ...dev } : runtime;
    dependencies.set(dirname(path), new Set(Object.keys(counted)));
  }
  dependencies.set('', new Set(Object.keys(json('package.json').devDependencies)));
  const files = listed
    .filter((path) => /\.(ts|tsx|js|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts'))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(join(root, path), 'utf8') }];
      } catch {
        return []; // deleted, not yet committed
      }
    });
  return { files, dependencies };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { files, dependencies } = readRepository(root);
  const violations = [...checkLayers(files, dependencies), ...checkCircles(files)];
  for (const { file, line, specifier, reason } of violations) {
    console.error(`${relative(process.cwd(), join(root, file))}:${line} ${specifier}: ${reason}`);
  }
  console.log(`${files.length} files, ${violations.length} imports against the layering table`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
