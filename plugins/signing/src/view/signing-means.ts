import type { DeviceEntry, FormatEntry, KeyEntry } from '../common-signing-rpc.ts';
import type { HeldSeal } from './held-seal.ts';
import { chosenKey, keysFor } from './key-choice.ts';
import type { Library } from './seal-library.ts';

/** What a draft is to be signed with. */
export interface Means {
  /** Devices that it cannot be signed without and that are not plugged in. */
  readonly awaited: readonly DeviceEntry[];
  /** Names of placed seals that nobody lists, although their devices are there. */
  readonly lost: readonly string[];
  /** Keys that may use all placed seals. */
  readonly fitting: readonly KeyEntry[];
  readonly chosen: KeyEntry | undefined;
  /** Formats that the chosen key can sign the placed seals by. */
  readonly formats: readonly FormatEntry[];
  readonly format: FormatEntry | undefined;
}

/** What the user chose, and keeps for what is placed later. */
export interface Wanted {
  /** `KeyEntry.ref`. */
  readonly key?: string;
  /** `FormatEntry.id`. */
  readonly format?: string;
}

/** The key that present placements were to be signed with, so that no other takes its place when it is pulled out. */
export type ExpectedKey = Pick<KeyEntry, 'ref' | 'device'>;

export interface Intent {
  readonly placed: readonly HeldSeal[];
  readonly wanted: Wanted;
  readonly expected: ExpectedKey | undefined;
}

export const NO_MEANS: Means = {
  awaited: [],
  lost: [],
  fitting: [],
  chosen: undefined,
  formats: [],
  format: undefined,
};

export function meansFor({ placed, wanted, expected }: Intent, library: Library, now: Date): Means {
  const awaited = awaitedDevices(placed, expected, library);
  const fitting = keysFor(library.keys, placed);
  const chosen = awaited.length > 0 ? undefined : chosenKey(fitting, expected?.ref ?? wanted.key, now);
  const formats = chosen ? formatsFor(chosen, library.formats, placed) : [];
  const format = formats.find(({ id }) => id === wanted.format) ?? formats[0];
  return { awaited, lost: lostSeals(placed, library), fitting, chosen, formats, format };
}

/** A seal wants its own device; what is bound to none wants the one that was to sign it. */
function awaitedDevices(
  placed: readonly HeldSeal[],
  expected: ExpectedKey | undefined,
  library: Library,
): readonly DeviceEntry[] {
  if (!library.isListed) return [];
  const holders = placed.flatMap(({ device }) => device ?? []);
  const needed = holders.length === 0 && expected ? [expected.device] : holders;
  return [...new Map(needed.map((device) => [device.ref, device])).values()].filter(
    ({ ref }) => !isPlugged(ref, library),
  );
}

function lostSeals(placed: readonly HeldSeal[], library: Library): readonly string[] {
  if (library.state !== 'ready') return [];
  return placed
    .filter(({ id }) => !library.seals.some((seal) => seal.id === id))
    .filter(({ device }) => !device || isPlugged(device.ref, library))
    .map(({ name }) => name);
}

function isPlugged(device: string, { devices }: Library): boolean {
  return devices.some(({ ref }) => ref === device);
}

/** In the key's order; an electronic seal is signed with where it is the only one. */
function formatsFor(key: KeyEntry, formats: readonly FormatEntry[], placed: readonly HeldSeal[]): FormatEntry[] {
  const isElectronic = placed.length === 1 && placed.every((seal) => seal.isElectronic);
  return key.formats
    .flatMap((id) => formats.find((format) => format.id === id) ?? [])
    .filter(({ electronicSeal }) => isElectronic || !electronicSeal);
}
