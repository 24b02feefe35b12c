import type { LicenceStatus } from '@sealwright/core/api';
import semver from 'semver';
import type { LicenceContent } from './read-terms.ts';
import {
  Expired,
  MachineMismatch,
  MachineUnknown,
  NotYetValid,
  OtherProduct,
  OtherVersion,
  UkeyMismatch,
} from './terms-errors.ts';

/** Where a licence is to be good. */
export interface Surroundings {
  /** [License] Product of this program. */
  readonly product: string;
  /** Of this program; semver. */
  readonly version: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** As `machineHash` gives it. */
  machine(): Promise<string | undefined>;
  /** Serial numbers of the USB keys that are plugged in. */
  plugged(): Promise<readonly string[]>;
}

/** What can be said of a licence that is there. */
export type Judged = Exclude<LicenceStatus, { state: 'none' }>;

const DAY = 86_400_000;

/** `license.product`, `license.version`, `license.machine-*`, `license.ukey-mismatch`. */
export async function checkPlace({ terms, versions, binding }: LicenceContent, here: Surroundings): Promise<void> {
  if (terms.product !== here.product) throw OtherProduct({ product: terms.product });
  const range = [versions.from && `>=${versions.from}`, versions.to && `<=${versions.to}`].filter(Boolean).join(' ');
  if (!semver.satisfies(here.version, range, { includePrerelease: true })) {
    throw OtherVersion({ range: rangeText(versions), version: here.version });
  }
  if (binding.kind === 'machine') {
    const machine = await here.machine();
    if (machine === undefined) throw MachineUnknown({});
    if (machine !== binding.hash) throw MachineMismatch({});
  }
  if (binding.kind === 'ukey') {
    // Without any key nothing can be said: it is plugged in when something is to be signed.
    const plugged = await here.plugged();
    if (plugged.length > 0 && !isAmong(plugged, binding.serials)) throw UkeyMismatch({ serials: binding.serials });
  }
}

/** Both days count whole, in the time zone of the issuer. */
export function periodAt({ terms, offset }: LicenceContent, now: number): Judged {
  const today = new Date(now + offset).toISOString().slice(0, 10);
  if (today < terms.notBefore) return { state: 'not-yet-valid', terms };
  if (today > terms.notAfter) return { state: 'expired', terms };
  return { state: 'valid', terms, daysLeft: (Date.parse(terms.notAfter) - Date.parse(today)) / DAY + 1 };
}

/** `license.expired`, `license.not-yet-valid`. */
export function checkPeriod(content: LicenceContent, now: number): void {
  const { state } = periodAt(content, now);
  if (state === 'expired') throw Expired({ day: content.terms.notAfter });
  if (state === 'not-yet-valid') throw NotYetValid({ day: content.terms.notBefore });
}

export function isAmong(plugged: readonly string[], serials: readonly string[]): boolean {
  const wanted = serials.map((serial) => serial.toLowerCase());
  return plugged.some((serial) => wanted.includes(serial.trim().toLowerCase()));
}

function rangeText({ from, to }: LicenceContent['versions']): string {
  return from && to ? `${from} – ${to}` : from ? `≥ ${from}` : `≤ ${to}`;
}
