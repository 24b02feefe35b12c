import { type Contribution, type Disposable, Emitter, type Point, type PointReader } from '../api/index.ts';
import { ContributionMissing } from './activation-errors.ts';
import { PointUnknown } from './graph-errors.ts';
import { guarded } from './guard.ts';
import type { PluginLife } from './plugin-life.ts';
import type { AnyPoint, InstalledPlugin } from './plugin-package.ts';

interface PointState {
  list: readonly Contribution<unknown, unknown>[];
  readonly changed: Emitter<void>;
}

/**
 * The contributions to all points. Their data halves come from the manifests of the plugins that may be activated and
 * are listed without loading code; their implementations come and go with the lives of the plugins.
 */
export class Contributions {
  private readonly points: ReadonlyMap<string, AnyPoint>;
  private readonly pluginPoints: ReadonlySet<string>;
  private readonly activate: (plugin: string) => Promise<unknown>;
  private readonly states = new Map<string, PointState>();
  /** 'point/id' -> guarded implementation. */
  private readonly implementations = new Map<string, unknown>();

  /** `points` are the host's own, `pluginPoints` the ids of those that installed plugins define. */
  constructor(
    points: ReadonlyMap<string, AnyPoint>,
    pluginPoints: ReadonlySet<string>,
    activate: (plugin: string) => Promise<unknown>,
  ) {
    this.points = points;
    this.pluginPoints = pluginPoints;
    this.activate = activate;
  }

  /** Takes over a new set of plugins and tells the readers of the points whose lists it changes. */
  refresh(plugins: Iterable<InstalledPlugin>): void {
    const lists = new Map<string, Contribution<unknown, unknown>[]>();
    const ordered = [...plugins].sort((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1));
    for (const { manifest } of ordered) {
      for (const [point, contributions] of Object.entries(manifest.contributes)) {
        const list = lists.get(point) ?? [];
        lists.set(point, list);
        for (const { id, ...data } of contributions) list.push(this.contribution(manifest.id, point, id, data));
      }
    }
    for (const point of new Set([...this.states.keys(), ...lists.keys()])) {
      const state = this.state(point);
      const before = state.list;
      state.list = lists.get(point) ?? [];
      if (!sameContributions(before, state.list)) state.changed.fire();
    }
  }

  /** Throws `graph.point-unknown`, naming `reader`, for a point that nobody defines. */
  reader<D, I>(reader: string, point: Point<D, I>): PointReader<D, I> {
    if (!this.points.has(point.id) && !this.pluginPoints.has(point.id)) {
      throw PointUnknown({ plugin: reader, point: point.id });
    }
    const state = this.state(point.id);
    return {
      list: () => state.list as readonly Contribution<D, I>[],
      get: (id) => state.list.find((contribution) => contribution.id === id) as Contribution<D, I> | undefined,
      onDidChange: state.changed.event,
    };
  }

  /** Offers the code half of a contribution; calls through it are contained and have the point's deadline. */
  offer<D, I>(life: PluginLife, point: Point<D, I>, id: string, implementation: I): Disposable {
    const name = `${point.id}/${id}`;
    const where = `point ${name}`;
    const registration = life.register(where, () => void this.implementations.delete(name));
    const { deadline } = this.points.get(point.id) ?? point;
    const { plugin, report } = life;
    const containment = { plugin, where, deadline, ensureLive: () => life.ensureLive(), report };
    this.implementations.set(name, guarded(implementation, containment));
    return registration;
  }

  private contribution(plugin: string, point: string, id: string, data: object): Contribution<unknown, unknown> {
    const name = `${point}/${id}`;
    const load = async () => {
      if (this.points.get(point)?.dataOnly) return undefined;
      await this.activate(plugin);
      if (!this.implementations.has(name)) throw ContributionMissing({ plugin, what: [`point ${name}`] });
      return this.implementations.get(name);
    };
    return { id, plugin, data: Object.freeze(data), load };
  }

  private state(point: string): PointState {
    const known = this.states.get(point);
    if (known) return known;
    const made: PointState = { list: [], changed: new Emitter() };
    this.states.set(point, made);
    return made;
  }
}

type Listed = readonly { readonly plugin: string; readonly id: string }[];

function sameContributions(a: Listed, b: Listed): boolean {
  return a.length === b.length && a.every((one, place) => one.id === b[place]?.id && one.plugin === b[place].plugin);
}
