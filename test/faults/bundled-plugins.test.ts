import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type CommandData,
  DriverProcesses,
  HostLog,
  type KeybindingData,
  type Localized,
  type MenuData,
  PinEntry,
  PluginAdmin,
  points,
  SettingsAdmin,
  Workbench,
} from '@sealwright/core/api';
import { type AnyPoint, checkGraph, ENGINE_VERSION, manifestOf } from '@sealwright/core/kernel';
import { describe, expect, test, vi } from 'vitest';

/** One contribution: its id, its data, and `plugin/point/id` for messages. */
type Contributed<D> = { readonly id: string; readonly of: string; readonly plugin: string } & D;
type Lists = Readonly<Record<string, readonly { readonly id: string; readonly data: object }[]>>;

const repository = new URL('../../', import.meta.url);
const plugins = fileURLToPath(new URL('plugins/', repository));
const packages = readdirSync(plugins).map((folder) => ({
  folder,
  packageJson: JSON.parse(readFileSync(`${plugins}${folder}/package.json`, 'utf8')),
}));

/** All that is needed of the kit: its components take seconds to load. */
vi.mock('../../app/ui/src/index.ts', () => ({ defineView: (view: unknown) => view }));

/** Files of the window are of another TypeScript project, so they are loaded by their addresses. */
const windowFile = (path: string) => import(new URL(path, repository).href);
const { iconNames } = await windowFile('app/ui/src/icons/icon-names.ts');
const { shellContributions } = (await windowFile('app/renderer/src/shell/shell-views.ts')) as {
  readonly shellContributions: Lists;
};

/** What plugins contribute to a point, and the window itself. */
function contributed<D>(point: string): readonly Contributed<D>[] {
  const ofPlugins = packages.flatMap(({ packageJson: { sealwright } }) =>
    (sealwright.contributes?.[point] ?? []).map((data: { id: string }) => ({ ...data, plugin: sealwright.id })),
  );
  const ofWindow = (shellContributions[point] ?? []).map(({ id, data }) => ({ ...data, id, plugin: 'workbench' }));
  return [...ofPlugins, ...ofWindow].map((each) => ({ ...each, of: `${each.plugin}/${point}/${each.id}` }));
}

test('the bundled plugins fit each other: no errors, no warnings', () => {
  const installed = packages.map(({ packageJson }) => {
    const load = packageJson.exports?.['./host'] ? async () => ({ default: { activate() {} } }) : undefined;
    return {
      package: { manifest: packageJson, origin: 'bundled' as const, ...(load ? { load } : {}) },
      manifest: manifestOf(packageJson),
    };
  });
  const { errors, warnings, sound } = checkGraph(installed, {
    engine: ENGINE_VERSION,
    services: new Map(
      [DriverProcesses, HostLog, PinEntry, PluginAdmin, SettingsAdmin, Workbench].map(({ id }) => [id, '1.0.0']),
    ),
    points: new Map(points.map((point): [string, AnyPoint] => [point.id, point])),
    absent: new Set(),
  });
  expect([...errors.values()].flat().map(({ message }) => message)).toEqual([]);
  expect(warnings.map(({ error }) => error.message)).toEqual([]);
  expect(sound.size).toBe(installed.length);
});

test.each(packages)('$folder says in both languages what it is', ({ packageJson: { sealwright } }) => {
  const { title, description } = manifestOf({ name: 'x', version: '1.0.0', sealwright });
  expect(title['zh-CN']).not.toBe(title.en);
  expect(description['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  expect(description.en).toMatch(/^[A-Z].*\.$/);
});

/** Points whose code is in `src/view.tsx`. */
const IN_WINDOW = ['views', 'documentTools', 'statusItems', 'viewCommands', 'viewServices'];

describe('files', () => {
  test.each(packages)('$folder has the halves that its manifest says, and exports them', ({ folder, packageJson }) => {
    const contributes = packageJson.sealwright.contributes ?? {};
    const needsView = IN_WINDOW.some((point) => contributes[point]?.length > 0);
    const has = (file: string) => existsSync(`${plugins}${folder}/src/${file}`);
    const halves = { './host': 'host.ts', './view': 'view.tsx', './driver': 'driver.ts' };
    expect(has('view.tsx'), 'src/view.tsx').toBe(needsView);
    for (const [name, file] of Object.entries(halves)) {
      expect(packageJson.exports?.[name], `exports of ${file}`).toBe(has(file) ? `./src/${file}` : undefined);
    }
    expect(folder, 'the folder is named after the id').toBe(packageJson.sealwright.id);
  });
});

describe('what manifests list for the window', () => {
  const listed = points
    .filter(({ id }) => IN_WINDOW.includes(id))
    .flatMap(({ id: point }) => packages.map((each) => ({ ...each, point })))
    .flatMap(({ folder, packageJson, point }) =>
      (packageJson.sealwright.contributes?.[point] ?? []).map(({ id }: { id: string }) => ({ folder, point, id })),
    );

  test('stands in the code, whole or as the beginning of a template', () => {
    const missing = listed.filter(({ folder, id }) => {
      const code = sources(`{plugins/${folder}/src/**/*.{ts,tsx},app/ui/src/contracts/*.ts}`);
      const beginnings = code.flatMap(({ text }) =>
        [...text.matchAll(/`([\w.-]+)\$\{/g)].map(([, start = '']) => start),
      );
      return !code.some(({ text }) => text.includes(`'${id}'`)) && !beginnings.some((start) => id.startsWith(start));
    });
    expect(missing).toEqual([]);
  });

  test.each(packages.filter(({ folder }) => existsSync(`${plugins}${folder}/src/view.tsx`)))(
    '$folder has a view as default export',
    ({ folder }) => {
      expect(readFileSync(`${plugins}${folder}/src/view.tsx`, 'utf8')).toMatch(/^export default defineView\(/m);
    },
  );

  test('has no field that its point does not know', () => {
    const surplus = points.flatMap(({ id: point, schema }) => {
      const known = Object.keys((schema as { properties?: object }).properties ?? {});
      const data = packages.flatMap(({ packageJson }) => packageJson.sealwright.contributes?.[point] ?? []);
      return data.flatMap(({ id, ...fields }: { id: string }) =>
        Object.keys(fields)
          .filter((field) => !known.includes(field))
          .map((field) => `${point}/${id}: ${field}`),
      );
    });
    expect(surplus).toEqual([]);
  });
});

describe('commands, keys and menus', () => {
  const commands = [...contributed<CommandData>('commands'), ...contributed<CommandData>('viewCommands')];
  const keybindings = contributed<KeybindingData>('keybindings');
  const menus = contributed<MenuData>('menus');

  test('an id belongs to one command, of whichever point', () => {
    const ids = commands.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('menus and keys name commands that exist', () => {
    const ids = new Set(commands.map(({ id }) => id));
    const astray = [...keybindings, ...menus].filter(({ command }) => !ids.has(command));
    expect(astray.map(({ of, command }) => `${of} -> ${command}`)).toEqual([]);
  });

  test('what runs commands by name in view code names some that exist', () => {
    const ids = new Set(commands.map(({ id }) => id));
    const called = viewSources().flatMap(({ path, text }) =>
      [...text.matchAll(/\brunCommand\(\s*'([^']+)'/g)].map(([, id = '']) => ({ path, id })),
    );
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  test('no key means two things under the same conditions', () => {
    const whenOf = new Map(commands.map(({ id, when }) => [id, when]));
    const meanings = new Map<string, string[]>();
    for (const { of, key, when, command } of keybindings) {
      const terms = [when, whenOf.get(command)].flatMap((clause) => clause?.split('&&') ?? []);
      const conditions = [...new Set(terms.map((term) => term.trim()))].sort().join(' && ');
      const meaning = `${key.split('+').sort().join('+')} when ${conditions}`;
      meanings.set(meaning, [...(meanings.get(meaning) ?? []), of]);
    }
    expect([...meanings].filter(([, bindings]) => bindings.length > 1)).toEqual([]);
  });
});

describe('when clauses', () => {
  const clauses = points
    .flatMap(({ id }) => contributed<{ readonly when?: string }>(id))
    .flatMap(({ of, when }) => (when === undefined ? [] : [{ of, when }]));

  test('there are some, and all can be read', () => {
    expect(clauses.length).toBeGreaterThan(0);
    const unreadable = clauses.filter(({ when }) => !/^!?[\w.-]+( && !?[\w.-]+)*$/.test(when));
    expect(unreadable).toEqual([]);
  });

  test('they name keys that some code sets', () => {
    const texts = [...viewSources(), ...sources('app/renderer/src/shell/attend-context.ts')].map(({ text }) => text);
    const isSet = (key: string) => texts.some((text) => text.includes(`'${key}'`));
    const keys = clauses.flatMap(({ of, when }) =>
      when.split(' && ').map((term) => ({ of, key: term.replace('!', '') })),
    );
    expect(keys.filter(({ key }) => !isSet(key))).toEqual([]);
  });
});

test('icons are names of the UI kit', () => {
  const icons = points
    .flatMap(({ id }) => contributed<{ readonly icon?: string }>(id))
    .flatMap(({ of, icon }) => (icon === undefined ? [] : [{ of, icon }]));
  expect(icons.length).toBeGreaterThan(0);
  expect(icons.filter(({ icon }) => !Object.hasOwn(iconNames, icon))).toEqual([]);
});

test('every text stands in Chinese and English, and is more than an id', () => {
  const lacking: string[] = [];
  let count = 0;
  const check = (value: unknown, place: string, ids: readonly string[]) => {
    if (typeof value !== 'object' || value === null) return;
    if ('zh-CN' in value || 'en' in value) {
      count++;
      const { 'zh-CN': chinese = '', en = '' } = value as Partial<Localized>;
      const texts = [chinese, en];
      if (texts.some((text) => text.trim() === '' || ids.includes(text))) lacking.push(place);
      return;
    }
    const inner = 'id' in value ? [...ids, String(value.id)] : ids;
    for (const [name, part] of Object.entries(value)) {
      check(part, `${place}/${name}`, name === 'properties' ? [...inner, ...Object.keys(part)] : inner);
    }
  };
  for (const { folder, packageJson } of packages) {
    check(packageJson.sealwright.contributes, folder, [packageJson.sealwright.id]);
  }
  check(shellContributions, 'workbench', ['workbench']);
  expect(count).toBeGreaterThan(100);
  expect(lacking).toEqual([]);
});

/** Code of the plugins' window halves, without tests. */
const viewSources = () => sources('plugins/*/src/{view.tsx,view/**/*.ts,view/**/*.tsx}');

function sources(pattern: string): { readonly path: string; readonly text: string }[] {
  const root = fileURLToPath(repository);
  return globSync(pattern, { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
}
