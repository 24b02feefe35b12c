import type { TSchema } from 'typebox';
import { type SealwrightError, type SettingData, Settings } from '../api/index.ts';
import { HostCodeMissing, PointUnknown } from './graph-errors.ts';
import { pointerPart } from './manifest.ts';
import { FieldUnknown, ManifestInvalid } from './manifest-errors.ts';
import type { AnyPoint, InstalledPlugin } from './plugin-package.ts';
import { type SchemaProblem, schemaProblem } from './schema-check.ts';

/** Checks a plugin's contributions as far as the host's points tell; data for a plugin's point is checked by its schema. */
export function contributionProblems(
  { manifest, package: { load, module } }: InstalledPlugin,
  points: ReadonlyMap<string, AnyPoint>,
  schemasOfPlugins: ReadonlyMap<string, AnyPoint['schema']>,
): SealwrightError[] {
  const plugin = manifest.id;
  const problems: SealwrightError[] = [];
  let needsCode = [manifest.provides, manifest.hooks, manifest.taps].some((part) => Object.keys(part).length > 0);

  for (const [point, contributions] of Object.entries(manifest.contributes)) {
    const ofHost = points.get(point)?.schema;
    const schema = ofHost ?? schemasOfPlugins.get(point);
    if (!schema) {
      problems.push(PointUnknown({ plugin, point }));
      continue;
    }
    if (points.get(point)?.dataOnly === false && contributions.length > 0) needsCode = true;
    for (const [place, { id, ...data }] of contributions.entries()) {
      const misfit = schemaProblem(schema, data) ?? (point === Settings.id ? defaultProblem(data) : undefined);
      const path = `/sealwright/contributes/${pointerPart(point)}/${place}${misfit?.path}`;
      if (misfit) problems.push(ManifestInvalid({ plugin, path, problem: `(${id}) ${misfit.problem}` }));
      // A point of a plugin says by its own schema whether it is closed.
      for (const unknown of ofHost ? unknownFields(ofHost, data) : []) {
        problems.push(FieldUnknown({ plugin, point, contribution: id, ...unknown }));
      }
    }
  }
  if (needsCode && !load && !module) problems.push(HostCodeMissing({ plugin }));
  return problems;
}

interface UnknownField {
  /** 'tilte', 'arguments/0/tilte' */
  readonly field: string;
  readonly fields: readonly string[];
}

/** Fields that an object schema does not name, also in its lists of objects: nobody would ever read them. */
function* unknownFields(schema: TSchema, data: object, above = ''): Iterable<UnknownField> {
  const { properties } = schema as { properties?: Readonly<Record<string, TSchema>> };
  if (!properties) return;
  for (const [name, value] of Object.entries(data)) {
    const field = `${above}${name}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const { items } = (known ?? {}) as { items?: TSchema };
    if (!known) yield { field, fields: Object.keys(properties) };
    else if (Array.isArray(value) && items) {
      for (const [place, item] of value.entries())
        if (typeof item === 'object' && item !== null) yield* unknownFields(items, item, `${field}/${place}/`);
    }
  }
}

/** A setting's default must fit the setting's own schema. */
function defaultProblem(data: object): SchemaProblem | undefined {
  const { schema, default: value } = data as SettingData;
  const misfit = schemaProblem(schema as TSchema, value);
  return misfit && { path: `/default${misfit.path}`, problem: misfit.problem };
}
