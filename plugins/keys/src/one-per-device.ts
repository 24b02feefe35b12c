import type { TokenInfo } from '@sealwright/core/api';
import type { UnnamedDevice } from './read-driver.ts';

/**
 * The devices without twins: a device that several libraries show is listed as the first of them shows it, or the first
 * that shows keys where some show none. Two devices are one where their serial numbers are the same and their certificates
 * say nothing else.
 */
export function onePerDevice<D extends UnnamedDevice>(devices: readonly D[]): readonly D[] {
  return groupsOf(devices).flatMap((group) => group.find(({ keys }) => keys.length > 0) ?? group.slice(0, 1));
}

/** The devices that several libraries show, each with all its twins. */
export function twinsAmong<D extends UnnamedDevice>(devices: readonly D[]): readonly (readonly D[])[] {
  return groupsOf(devices).filter((group) => group.length > 1);
}

function groupsOf<D extends UnnamedDevice>(devices: readonly D[]): readonly (readonly D[])[] {
  const groups: D[][] = [];
  for (const device of devices) {
    const twins = groups.find((group) => group.some((other) => isSame(other, device)));
    if (twins) twins.push(device);
    else groups.push([device]);
  }
  return groups;
}

function isSame(one: UnnamedDevice, other: UnnamedDevice): boolean {
  // A driver knows its own devices apart.
  if (one.driver === other.driver) return false;
  const serial = serialOf(one.token);
  if (serial === undefined || serial !== serialOf(other.token)) return false;
  if (one.keys.length === 0 || other.keys.length === 0) return true;
  const certificates = new Set(one.keys.map(({ certificate }) => certificate.sha256));
  return other.keys.some(({ certificate }) => certificates.has(certificate.sha256));
}

/** A serial number for comparison; none where the device has no telling one, such as before it was initialised. */
export function serialOf({ serial }: TokenInfo): string | undefined {
  const told = serial.trim().toLowerCase();
  return /^0*$/.test(told) ? undefined : told;
}
