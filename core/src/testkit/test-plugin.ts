import type { Hook, HookKind, PluginDefinition, Point, ServiceToken } from '../api/index.ts';
import { type AnyDefinition, ENGINE_VERSION, type Manifest, type PluginPackage } from '../kernel/index.ts';

type Services = Readonly<Record<string, ServiceToken<unknown>>>;
// biome-ignore lint/suspicious/noExplicitAny: as in PluginDefinition
type Points = Readonly<Record<string, Point<any, any>>>;
// biome-ignore lint/suspicious/noExplicitAny: as in PluginDefinition
type Hooks = Readonly<Record<string, Hook<HookKind, any>>>;

/** The `sealwright` record as far as a test cares, and what else of package.json and the package it wants to set. */
export interface TestManifest extends Partial<Omit<Manifest, 'id'>> {
  readonly id: string;
  readonly origin?: PluginPackage['origin'];
  readonly driver?: string;
}

/**
 * A plugin written within a test. Without a definition it has no host code; a function in its place is the loader of
 * its module.
 *
 * @example
 * testPlugin({ id: 'greeter', provides: { greeting: '1.0.0' } }, definePlugin({
 *   activate({ own, provide }) { own(provide(Greeting, { greet: () => 'hello' })); },
 * }));
 */
export function testPlugin<
  const R extends Services = Record<never, never>,
  const O extends Services = Record<never, never>,
  const P extends Points = Record<never, never>,
  const H extends Hooks = Record<never, never>,
>(
  { origin = 'bundled', driver, version = '1.0.0', ...record }: TestManifest,
  definition?: PluginDefinition<R, O, P, H> | (() => Promise<{ default: AnyDefinition }>),
): PluginPackage {
  const load = typeof definition === 'function' ? definition : async () => ({ default: definition as AnyDefinition });
  return {
    manifest: { name: record.id, version, sealwright: { engine: `^${ENGINE_VERSION}`, ...record } },
    origin,
    ...(definition ? { load } : {}),
    ...(driver ? { driver } : {}),
  };
}
