import {
  type CliInvocation,
  CliUsage,
  type DocumentFiles,
  type Keys,
  type Options,
  type Signing,
  type SigningRequest,
  type StampRequest,
  type StampTemplates,
} from '@sealwright/core/api';
import { InvisibleWithSeal, ModeMissing, StampsTwice, TemplatesMissing } from './errors.ts';
import { readStampsFile } from './stamps-file.ts';

export interface SignCommandParts {
  readonly signing: Signing;
  readonly keys: Pick<Keys, 'find'>;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly templates: Pick<StampTemplates, 'stampRequests'> | undefined;
}

/** What the words of `sealwright sign` ask for, but for the files. */
export type SigningMeans = Omit<SigningRequest, 'input' | 'output'>;

export async function signingMeans(parts: SignCommandParts, invocation: CliInvocation): Promise<SigningMeans> {
  const { options, extra, secret } = invocation;
  const text = (name: string) => (options[name] === undefined ? undefined : String(options[name]));
  const key = text('key');
  if (key === undefined) throw CliUsage({ problem: '--key' });
  const stamps = await stampsOf(parts, invocation, key);
  const variable = text('password-env');
  const optional = {
    format: text('format'),
    field: text('field'),
    reason: text('reason'),
    location: text('location'),
    contact: text('contact'),
    password: variable === undefined ? undefined : secret(variable),
    certify: options.certify as SigningRequest['certify'] | undefined,
  };
  return {
    overwrite: options.overwrite === true,
    key,
    formatOptions: extra.signatureFormats ?? {},
    stamps,
    strategy: options['per-place'] === true ? 'per-place' : 'shared',
    ...withoutUndefined(optional),
  };
}

const WAYS = ['mode', 'stamps', 'template', 'invisible'] as const;

/** One stamp by `--mode`, several by `--stamps` or `--template`, or none. */
async function stampsOf(
  { files, keys, templates }: SignCommandParts,
  { options, extra, path }: CliInvocation,
  key: string,
): Promise<readonly StampRequest[]> {
  const { mode, seal, stamps, template, invisible } = options;
  const [way, other] = WAYS.filter((name) => options[name] !== undefined && options[name] !== false);
  const modeOptions: Options = extra.stampModes ?? {};
  if (way === undefined) throw ModeMissing({});
  if (invisible === true && (other !== undefined || seal !== undefined)) throw InvisibleWithSeal({});
  if (other !== undefined) throw StampsTwice({ one: way, other });
  const own = { ...(seal !== undefined && { seal: String(seal) }) };
  if (mode !== undefined) return [{ mode: String(mode), options: modeOptions, ...own }];
  const [stray = way === 'stamps' && seal !== undefined ? 'seal' : undefined] = Object.keys(modeOptions);
  if (stray !== undefined) throw StampsTwice({ one: way, other: stray });
  if (stamps !== undefined) return readStampsFile(files, path(String(stamps)));
  if (template === undefined) return [];
  if (!templates) throw TemplatesMissing({});
  return templates.stampRequests(String(template), { key: await keys.find(key), ...own });
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(record: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
