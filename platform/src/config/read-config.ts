import type { Rate } from '../http/rate-limit.ts';
import type { TrustTerms } from '../judging/index.ts';
import { ConfigProblem } from './config-problem.ts';
import { listOf } from './list-of.ts';
import { oneOf } from './one-of.ts';
import { readProxies } from './read-proxies.ts';
import { readReminders } from './read-reminders.ts';
import { readTrust } from './read-trust.ts';

/** How a platform runs, from `SEALWRIGHT_PLATFORM_*` (docs/platform.md). */
export interface Config {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Origins that clients reach it under; those of its own address where none are given. */
  readonly origins: readonly string[];
  readonly database:
    | { readonly kind: 'embedded'; readonly folder?: string }
    | { readonly kind: 'server'; readonly url: string; readonly connections?: number; readonly migrates: boolean };
  readonly storage:
    | { readonly kind: 'folder'; readonly folder: string }
    | {
        readonly kind: 's3';
        readonly endpoint: string;
        readonly region: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
      };
  /** A folder with the demo companies' `demo.json`. */
  readonly demo: string | undefined;
  /** Folder of an update feed, for `/updates`. */
  readonly feed: string | undefined;
  /** Folder of licences that may be activated. */
  readonly licences: string | undefined;
  readonly webhooksToPrivateAddresses: boolean;
  readonly trustedProxies: readonly string[];
  /** Whom it believes about certificates. */
  readonly trust: TrustTerms;
  /** How long before a deadline those are reminded who have to act, in minutes. */
  readonly reminders: readonly number[];
  readonly rates: { readonly parties: Rate; readonly strangers: Rate };
}

const ON = ['on', 'off'] as const;
const OFF = ['off', 'on'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws `ConfigProblem`, which names the variable and never its value: it may be a secret. */
export function readConfig(environment: Environment): Config {
  const given = (name: string) => environment[`SEALWRIGHT_PLATFORM_${name}`] || undefined;
  const needed = (name: string, why: string) => {
    const value = given(name);
    if (value === undefined) throw new ConfigProblem(`SEALWRIGHT_PLATFORM_${name} is missing: ${why}`);
    return value;
  };
  const number = (name: string, fallback: number) => {
    const value = given(name);
    if (value !== undefined && !/^\d{1,9}(?:\.\d{1,3})?$/.test(value)) {
      throw new ConfigProblem(`SEALWRIGHT_PLATFORM_${name} is no number`);
    }
    return value === undefined ? fallback : Number(value);
  };
  const list = (name: string) => listOf(given(name));
  const isOn = (name: string, otherwise: 'on' | 'off') => oneOf(given, name, otherwise === 'on' ? ON : OFF) === 'on';
  const data = given('DATA');
  const url = given('DATABASE');
  const isEmbedded = url === undefined;
  if (isEmbedded && data === undefined) {
    throw new ConfigProblem('Set SEALWRIGHT_PLATFORM_DATA (a folder), or SEALWRIGHT_PLATFORM_DATABASE (postgres://…)');
  }
  if (url !== undefined && !(/^postgres(?:ql)?:/.test(url) && URL.canParse(url))) {
    throw new ConfigProblem(
      'SEALWRIGHT_PLATFORM_DATABASE is no address such as postgres://user:password@host/database',
    );
  }
  const connections = number('CONNECTIONS', 0);
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: readPort(number('PORT', 0)),
    origins: list('ORIGINS').map(readOrigin),
    database: isEmbedded
      ? { kind: 'embedded', folder: `${data}/database` }
      : { kind: 'server', url, migrates: isOn('MIGRATES', 'on'), ...(connections > 0 && { connections }) },
    storage:
      given('S3_ENDPOINT') === undefined
        ? {
            kind: 'folder',
            folder: `${needed('DATA', 'where files are kept, or set SEALWRIGHT_PLATFORM_S3_ENDPOINT')}/files`,
          }
        : {
            kind: 's3',
            endpoint: readEndpoint(needed('S3_ENDPOINT', 'the bucket')),
            region: given('S3_REGION') ?? 'auto',
            accessKeyId: needed('S3_KEY', 'S3 is set up'),
            secretAccessKey: needed('S3_SECRET', 'S3 is set up'),
          },
    demo: given('DEMO'),
    feed: given('FEED'),
    licences: given('LICENCES'),
    webhooksToPrivateAddresses: isOn('PRIVATE_WEBHOOKS', 'off'),
    trustedProxies: readProxies(list('PROXIES')),
    trust: readTrust(given),
    reminders: readReminders(given('REMINDERS')),
    rates: {
      parties: { perSecond: number('RATE', 100), burst: number('BURST', 2_000) },
      strangers: { perSecond: number('LOGIN_RATE', 2), burst: number('LOGIN_BURST', 60) },
    },
  };
}

function readPort(port: number): number {
  if (!Number.isInteger(port) || port > 65_535)
    throw new ConfigProblem('SEALWRIGHT_PLATFORM_PORT is no port: 0 to 65535');
  return port;
}

const isWeb = (text: string) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

function readEndpoint(text: string): string {
  if (!isWeb(text)) {
    throw new ConfigProblem('SEALWRIGHT_PLATFORM_S3_ENDPOINT is no address such as https://s3.example.com/bucket');
  }
  return text;
}

function readOrigin(text: string): string {
  if (!isWeb(text)) {
    throw new ConfigProblem('SEALWRIGHT_PLATFORM_ORIGINS is no list of http or https addresses');
  }
  return new URL(text).origin;
}
