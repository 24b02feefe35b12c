import type { LicenceTerms } from '@sealwright/core/api';
import { MODULES } from './common-modules.ts';
import { CriticalUnknown, FormatUnknown, PeriodReversed, SeatsTooFew, ValueMalformed } from './format-errors.ts';
import { matching, readAddress, readDay, readMoment } from './licence-values.ts';
import type { Ini } from './parse-ini.ts';
import { optionalValue, requiredValue } from './section-values.ts';

/** What a licence file says, in the words of format 1. */
export interface LicenceContent {
  readonly terms: LicenceTerms;
  /** Milliseconds that the clock of the issuer's time zone is ahead of UTC. */
  readonly offset: number;
  /** Versions of the program that it is for; semver, each may be missing. */
  readonly versions: { readonly from?: string; readonly to?: string };
  readonly binding: LicenceBinding;
  /** Keys in [Modules] that this version does not know. */
  readonly unknownModules: readonly string[];
}

export type LicenceBinding =
  | { readonly kind: 'none' }
  /** As `machineHash` gives it. */
  | { readonly kind: 'machine'; readonly hash: string }
  | { readonly kind: 'ukey'; readonly serials: readonly string[] };

const FORMAT = '1';
/** Sections and keys of format 1. Further ones may be ignored if they begin with 'X-', and are critical otherwise. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  license: [
    'format',
    'id',
    'product',
    'edition',
    'minversion',
    'maxversion',
    'issuedat',
    'notbefore',
    'notafter',
    'issuer',
  ],
  licensee: ['name', 'creditcode', 'project'],
  platform: ['baseurl', 'updateurl', 'tsaurl', 'trustanchorsha256'],
  device: ['binding', 'machinehash', 'ukeyserials'],
  signature: ['algorithm', 'keyid', 'canon', 'value'],
};
const MODULES_SECTION = 'modules';
const IGNORABLE = 'x-';

const VERSION = /^\d+(?:\.\d+){2}$/;
const VERSION_RANGE = /^\d+(?:\.(?:\d+|x)){1,2}$/;
const CREDIT_CODE = /^[0-9A-Z]{18}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const MOST_SEATS = 1_000_000;
const SHA256_EXAMPLE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Of a licence in another format this throws `license.format-unknown` before it looks at anything else. */
export function checkFormat(ini: Ini): void {
  const format = requiredValue(ini, 'License', 'Format');
  if (format !== FORMAT) throw FormatUnknown({ format });
}

/** `isDemo`: addresses may be plain http ones of this computer. */
export function readTerms(ini: Ini, isDemo: boolean): LicenceContent {
  refuseUnknown(ini);
  const licence = (key: string) => requiredValue(ini, 'License', key);
  const issuedAt = readMoment('IssuedAt', licence('IssuedAt'));
  const notBefore = readDay('NotBefore', licence('NotBefore'));
  const notAfter = readDay('NotAfter', licence('NotAfter'));
  if (notAfter < notBefore) throw PeriodReversed({ from: notBefore, to: notAfter });
  const from = readVersion(ini, 'MinVersion', VERSION, '1.0.0');
  const to = readVersion(ini, 'MaxVersion', VERSION_RANGE, '1.x');
  const [baseUrl, updateUrl, tsaUrl] = ['BaseUrl', 'UpdateUrl', 'TsaUrl'].map((key) => {
    const value = optionalValue(ini, 'Platform', key);
    return (
      value && readAddress(value, isDemo, { section: 'Platform', key, example: 'https://platform.example/api/v1' })
    );
  });
  const project = optionalValue(ini, 'Licensee', 'Project');
  const terms: LicenceTerms = {
    id: licence('Id'),
    product: licence('Product'),
    edition: licence('Edition'),
    issuer: licence('Issuer'),
    issuedAt: issuedAt.time,
    ...{ notBefore, notAfter },
    licensee: {
      name: requiredValue(ini, 'Licensee', 'Name'),
      creditCode: matching(requiredValue(ini, 'Licensee', 'CreditCode'), CREDIT_CODE, {
        ...{ section: 'Licensee', key: 'CreditCode', example: '91440000MA0000000X' },
      }),
      ...(project && { project }),
    },
    modules: Object.fromEntries(readModules(ini).filter(([key]) => Object.hasOwn(MODULES, key))),
    seats: readSeats(requiredValue(ini, 'Modules', 'Seats')),
    platform: {
      ...(baseUrl && { baseUrl }),
      ...(updateUrl && { updateUrl }),
      ...(tsaUrl && { tsaUrl }),
      trustAnchors: readAnchors(optionalValue(ini, 'Platform', 'TrustAnchorSha256') ?? ''),
    },
  };
  return {
    ...{ terms, offset: issuedAt.offset, binding: readBinding(ini) },
    versions: { ...(from && { from }), ...(to && { to }) },
    unknownModules: readModules(ini).flatMap(([key]) => (Object.hasOwn(MODULES, key) ? [] : [key])),
  };
}

function refuseUnknown(ini: Ini): void {
  for (const [id, { name, entries }] of ini) {
    if (id === MODULES_SECTION || id.startsWith(IGNORABLE)) continue;
    const known = Object.hasOwn(KNOWN, id) ? KNOWN[id] : undefined;
    if (!known) throw CriticalUnknown({ place: `[${name}]` });
    for (const [key, entry] of entries) {
      if (!known.includes(key) && !key.startsWith(IGNORABLE))
        throw CriticalUnknown({ place: `[${name}] ${entry.key}` });
    }
  }
}

function readModules(ini: Ini): readonly (readonly [key: string, isGranted: boolean])[] {
  return [...(ini.get(MODULES_SECTION)?.entries ?? [])]
    .filter(([key]) => key !== 'seats' && !key.startsWith(IGNORABLE))
    .map(([id, { key, value }]) => {
      return [id, matching(value, /^[01]$/, { section: 'Modules', key, example: '1' }) === '1'] as const;
    });
}

function readSeats(seats: string): number {
  const number = /^\d{1,7}$/.test(seats) ? Number(seats) : 0;
  if (number < 1 || number > MOST_SEATS) throw SeatsTooFew({ seats });
  return number;
}

function readAnchors(list: string): readonly string[] {
  const anchors = list.split(',').map((each) => each.trim().toLowerCase());
  const where = { section: 'Platform', key: 'TrustAnchorSha256', example: SHA256_EXAMPLE };
  return anchors.filter((each) => each !== '').map((each) => matching(each, SHA256, where));
}

function readBinding(ini: Ini): LicenceBinding {
  const kind = optionalValue(ini, 'Device', 'Binding') ?? 'none';
  if (kind === 'none') return { kind };
  if (kind === 'machine') {
    const where = { section: 'Device', key: 'MachineHash', example: SHA256_EXAMPLE };
    return { kind, hash: matching(requiredValue(ini, 'Device', 'MachineHash').toLowerCase(), SHA256, where) };
  }
  if (kind === 'ukey') {
    const serials = requiredValue(ini, 'Device', 'UkeySerials').split(',');
    return { kind, serials: serials.map((each) => each.trim()).filter((each) => each !== '') };
  }
  throw ValueMalformed({ section: 'Device', key: 'Binding', example: 'none, machine, ukey' });
}

function readVersion(ini: Ini, key: string, pattern: RegExp, example: string): string | undefined {
  const value = optionalValue(ini, 'License', key);
  return value && matching(value, pattern, { section: 'License', key, example });
}
