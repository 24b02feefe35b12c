import type { TSchema } from 'typebox';
import type { PluginContext } from '../api/define-plugin.ts';
import type { Hook, HookKind } from '../api/hook.ts';
import type { Log } from '../api/log.ts';
import { Settings } from '../api/points/settings.ts';
import { schemaMisfit } from '../api/schema-misfit.ts';
import { defineService, type ServiceToken } from '../api/token.ts';
import type { Manifest } from '../kernel/manifest.ts';
import type { AnyDefinition } from '../kernel/plugin-package.ts';
import { NotAdmitted } from '../kernel/trust.ts';
import { hookAnswers } from './hook-answers.ts';
import { type PointDoor, pointDoors } from './point-doors.ts';
import type { Given, GivenSettings, WantedByCode } from './runner-protocol.ts';
import { serviceDoors } from './service-doors.ts';

/**
 * Stands for a plugin's definition in the host: asks for the services that it asks for, and gives its process what it may
 * have of them. `start` hands that over and resolves when the plugin is active.
 */
export function standInDefinition(
  manifest: Manifest,
  wanted: WantedByCode,
  start: (given: Given, log: Log) => Promise<void>,
): AnyDefinition {
  const { id: plugin } = manifest;
  const [point] = wanted.points;
  if (point !== undefined) {
    throw NotAdmitted({ plugin, what: `what others contribute (${point})`, whatZh: `其他插件提供的内容（${point}）` });
  }
  const [hook] = wanted.hooks;
  if (hook !== undefined)
    throw NotAdmitted({ plugin, what: `hooks of its own (${hook})`, whatZh: `自有钩子（${hook}）` });
  return {
    requires: tokens(wanted.requires),
    optional: tokens(wanted.optional),
    activate: (context: PluginContext) => start(given(manifest, wanted, context), context.log),
  };
}

function tokens(ids: Readonly<Record<string, string>>): Record<string, ServiceToken<unknown>> {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, defineService(id)]));
}

function given(manifest: Manifest, wanted: WantedByCode, context: PluginContext): Given {
  const { plugin, signal } = context;
  return {
    plugin,
    signal,
    services: services(plugin.id, { ...wanted.requires, ...wanted.optional }, context),
    settings: settings(manifest, context),
    contribute(point, id, implementation) {
      const door = pointDoors.get(text(point));
      if (!door) throw NotAdmitted({ plugin: plugin.id, what: `the point "${point}"`, whatZh: `扩展点“${point}”` });
      return context.contribute(door.point, text(id), checked(door, implementation));
    },
    provide: (service, implementation) => context.provide(defineService(text(service)), implementation),
    tap({ id, hookKind }, tap, { stage = 0 }) {
      if (typeof tap !== 'function') throw new TypeError('a tap is a function');
      return context.tap(hookOf(text(id), hookKind), checkedTap(id, tap), { stage: Number(stage) });
    },
  };
}

/** The part of each service that the plugin gets; what another third-party plugin provides it gets whole. */
function services(plugin: string, ids: Readonly<Record<string, string>>, context: PluginContext): Given['services'] {
  const offered = context as unknown as Readonly<Record<string, object | undefined>>;
  return Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) => {
      const service = offered[name];
      return service ? [[name, serviceDoors.get(id)?.(service as never, plugin) ?? service]] : [];
    }),
  );
}

function settings({ contributes }: Manifest, { settings: own }: PluginContext): GivenSettings {
  const keys = (contributes[Settings.id] ?? []).map(({ id }) => id);
  return {
    values: Object.fromEntries(keys.map((key) => [key, own.get(key)])),
    set: (key, value) => own.set(key, value),
    onDidChange: (listener) => own.onDidChange(({ key }) => listener({ key, value: own.get(key) })),
  };
}

type Method = (...args: unknown[]) => Promise<unknown>;

/** The implementation with nothing but the members of its point, each held to what it may answer. */
function checked(door: PointDoor, implementation: unknown): object {
  const { point, answers, streams = {}, events = [], optional = [], around = {} } = door;
  const given = (implementation ?? {}) as Readonly<Record<string, unknown>>;
  const members: Record<string, unknown> = {};
  const take = (name: string, make: (method: Method) => unknown) => {
    const method = given[name];
    if (typeof method === 'function') members[name] = make(method as Method);
    else if (!optional.includes(name)) throw new TypeError(`${point.id} needs the method ${name}`);
  };
  for (const [name, schema] of Object.entries(answers)) {
    take(name, (method) => {
      const answering = answeringFit(method, schema);
      return around[name]?.(answering) ?? answering;
    });
  }
  for (const [name, schema] of Object.entries(streams)) take(name, (method) => streamingFit(method, schema));
  for (const name of events) take(name, (event) => (listener: () => void) => event(() => listener()));
  return members;
}

/** An answer that does not fit is a fault like any other throw: the plugin's own. */
function answeringFit(method: Method, schema: TSchema): Method {
  return async (...args) => held(await method(...args), schema);
}

function streamingFit(method: Method, schema: TSchema) {
  return async function* (...args: unknown[]) {
    const stream = method(...args) as unknown as AsyncIterable<unknown>;
    for await (const part of stream) yield held(part, schema);
  };
}

function held(answer: unknown, schema: TSchema): unknown {
  const place = schemaMisfit(schema, answer);
  if (place) throw new TypeError(`the answer does not fit: ${place}`);
  return answer;
}

function hookOf(id: string, hookKind: HookKind): Hook<HookKind, unknown> {
  return { kind: 'hook', hookKind, id, key: Symbol.for(`sealwright.hook.${id}`), deadline: 0 };
}

function checkedTap(hook: string, tap: (value: unknown) => unknown) {
  const answer = hookAnswers.get(hook);
  return async (value: unknown) => {
    const given = await tap(value);
    return answer ? answer(given) : given;
  };
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200) throw new TypeError('an id is a text');
  return value;
}
