import isVersion from 'semver/functions/valid.js';
import isRange from 'semver/ranges/valid.js';
import { type Static, type TSchema, Type } from 'typebox';
import { Dictionary } from '../api/dictionary.ts';
import type { Localized } from '../api/localized.ts';
import { frozenCopy } from './frozen-copy.ts';
import { ManifestInvalid } from './manifest-errors.ts';
import { schemaProblem } from './schema-check.ts';

const Id = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$', maxLength: 100 });
const Ids = Type.Array(Id, { maxItems: 1000, uniqueItems: true });
const Versions = Dictionary(Type.String({ minLength: 1, maxLength: 100 }));
/** A text in both languages, of at most so many characters. */
const Text = (maxLength: number) => {
  const text = Type.String({ minLength: 1, maxLength });
  return Type.Object({ 'zh-CN': text, en: text }, { additionalProperties: false });
};
/** What else stands there is the point's to check. */
const ContributionData = Type.Unsafe<{ readonly id: string; readonly [datum: string]: unknown }>(
  Type.Object({ id: Type.String({ pattern: '^\\S+$', maxLength: 200 }) }),
);

const SealwrightRecord = Type.Object(
  {
    /** Unique among all installed plugins. */
    id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 100 }),
    /** What users call the plugin; the id where none is given. */
    title: Type.Optional(Text(60)),
    /** What it does, in one sentence; the description of the package where none is given. */
    description: Type.Optional(Text(300)),
    /** Semver range of the host's engine version. */
    engine: Type.String({ maxLength: 100 }),
    /** Service id -> semver range. */
    requires: Type.Optional(Versions),
    optional: Type.Optional(Versions),
    /** Service id -> version of what this plugin provides. */
    provides: Type.Optional(Versions),
    /** Hooks that the plugin owns and calls. */
    hooks: Type.Optional(Ids),
    /** Hooks that it taps. */
    taps: Type.Optional(Ids),
    /** Points that it defines itself: point id -> JSON Schema of the contributions' data. */
    points: Type.Optional(Dictionary(Type.Unsafe<TSchema>(Type.Object({})))),
    /** What it wants to do outside its own folder ('network', 'native'); shown to the user. */
    capabilities: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })),
    /** Point id -> contributions: an id and the data that the point's schema asks for. */
    contributes: Type.Optional(Dictionary(Type.Array(ContributionData, { maxItems: 1000 }))),
  },
  { additionalProperties: false },
);

const PackageJson = Type.Object({
  version: Type.String({ maxLength: 100 }),
  description: Type.Optional(Type.String({ maxLength: 1000 })),
  sealwright: SealwrightRecord,
});

type Complete = Required<Static<typeof SealwrightRecord>>;

/** A plugin's manifest: the `sealwright` record of its package.json with absent lists as empty ones. */
export interface Manifest extends Readonly<Complete> {
  readonly version: string;
}

/** Ids that stand for the host itself in logs, faults and the profile. */
const RESERVED = ['host', 'shell'];

/** Checks a parsed package.json; the result is a frozen copy, since many plugins see parts of it. Throws `plugin.manifest-invalid` with the plugin and the JSON path. */
export function manifestOf(packageJson: unknown): Manifest {
  const plugin = claimedId(packageJson);
  const fail = (path: string, problem: string) => {
    throw ManifestInvalid({ plugin, path: path || '/', problem });
  };

  const misfit = schemaProblem(PackageJson, packageJson);
  if (misfit) fail(misfit.path, misfit.problem);
  const { version, description = '', sealwright } = packageJson as Static<typeof PackageJson>;
  const { id, engine, requires = {}, optional = {}, provides = {} } = sealwright;

  if (RESERVED.includes(id)) fail('/sealwright/id', 'is reserved for the host');
  if (!isVersion(version)) fail('/version', 'must be a semver version');
  if (!isRange(engine)) fail('/sealwright/engine', 'must be a semver range');
  for (const [part, ranges] of Object.entries({ requires, optional })) {
    for (const [service, range] of Object.entries(ranges)) {
      if (!isRange(range)) fail(`/sealwright/${part}/${pointerPart(service)}`, 'must be a semver range');
    }
  }
  for (const [service, provided] of Object.entries(provides)) {
    if (!isVersion(provided)) fail(`/sealwright/provides/${pointerPart(service)}`, 'must be a semver version');
  }

  return frozenCopy({
    title: inBoth(id),
    description: inBoth(description),
    hooks: [],
    taps: [],
    points: {},
    capabilities: [],
    contributes: {},
    ...sealwright,
    requires,
    optional,
    provides,
    version,
  });
}

/** Text that is the same in both languages. */
export function inBoth(text: string): Localized {
  return { 'zh-CN': text, en: text };
}

/** The id a package claims, for naming it in errors and lists before its manifest is known to be sound. */
export function claimedId(packageJson: unknown): string {
  const { name, sealwright } = (packageJson ?? {}) as { name?: unknown; sealwright?: { id?: unknown } | null };
  const claims = [sealwright?.id, name].filter((claim) => typeof claim === 'string' && claim !== '');
  return (claims[0] as string | undefined)?.slice(0, 100) ?? 'unnamed';
}

/** One part of a JSON Pointer (RFC 6901, 3). */
export function pointerPart(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1');
}
